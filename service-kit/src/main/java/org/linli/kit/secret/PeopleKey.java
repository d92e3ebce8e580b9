package org.linli.kit.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what the database must not be able to tell (AES-256-GCM), and makes keyed fingerprints by which the same is found
 * again. What is sealed for one row opens for that row only. A service that seals makes the one it has at its start, so that it
 * does not start with a key that is none.
 */
public final class PeopleKey {

    private static final int KEY_BYTES = 32;
    private static final byte FORM = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec given;
    private final SecretKeySpec sealing;
    private final SecretKeySpec finding;
    private final SecureRandom random = new SecureRandom();

    /** @param base64 {@code linli.secrets.people-key}: 32 random bytes ({@code openssl rand -base64 32}); there is no default */
    public PeopleKey(String base64) {
        this.given = new SecretKeySpec(bytes(base64), MAC);
        this.sealing = new SecretKeySpec(mac(given, "linli/people/seal/v1"), "AES");
        this.finding = new SecretKeySpec(mac(given, "linli/people/find/v1"), MAC);
    }

    /** @param row table and id of the row it is for */
    public byte[] seal(String row, String text) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, row, text.getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put(FORM)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** @throws IllegalStateException for what was sealed with another key, for another row, or was changed since */
    public String open(String row, byte[] sealed) {
        ByteBuffer read = ByteBuffer.wrap(sealed);
        if (sealed.length <= 1 + NONCE_BYTES || read.get() != FORM) {
            throw new IllegalStateException("not sealed in a known form: " + row);
        }
        byte[] nonce = new byte[NONCE_BYTES];
        read.get(nonce);
        byte[] rest = new byte[read.remaining()];
        read.get(rest);
        return new String(cipher(Cipher.DECRYPT_MODE, nonce, row, rest), StandardCharsets.UTF_8);
    }

    /** The same for the same text of the same kind, and of no use without the key. */
    public byte[] fingerprint(String kind, String text) {
        return mac(finding, kind + "\n" + text);
    }

    /**
     * 32 bytes that nobody can tell without the key, for codes that are made anew whenever they are asked for.
     *
     * @param purpose name and version of what they are for: each has a key of its own
     */
    public byte[] mac(String purpose, String message) {
        return mac(new SecretKeySpec(mac(given, purpose), MAC), message);
    }

    @Override
    public String toString() {
        return "PeopleKey";
    }

    private byte[] cipher(int mode, byte[] nonce, String row, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(
                    "cannot seal or open " + row + " with this linli.secrets.people-key", failed);
        }
    }

    private static byte[] mac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }

    private static byte[] bytes(String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            key = new byte[0];
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("linli.secrets.people-key must hold 32 bytes, base64");
        }
        return key;
    }
}
