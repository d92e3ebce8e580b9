package org.linli.kit.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One key of those a service has, and what is made from it. Its id tells it from others and says nothing of it. */
final class SealingKey {

    static final int ID_BYTES = 4;
    static final int NONCE_BYTES = 12;

    private static final int KEY_BYTES = 32;
    private static final int TAG_BITS = 128;
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec given;
    private final SecretKeySpec sealing;
    private final SecretKeySpec finding;
    private final byte[] id;

    /** @throws IllegalArgumentException unless it is 32 bytes in base64; the message does not repeat it */
    SealingKey(String base64) {
        this.given = new SecretKeySpec(bytes(base64), MAC);
        this.sealing = new SecretKeySpec(mac(given, "linli/people/seal/v1"), "AES");
        this.finding = new SecretKeySpec(mac(given, "linli/people/find/v1"), MAC);
        this.id = Arrays.copyOf(mac(given, "linli/people/id/v1"), ID_BYTES);
    }

    byte[] id() {
        return id.clone();
    }

    /** Eight hexadecimal digits. */
    String name() {
        return HexFormat.of().formatHex(id);
    }

    byte[] find(String message) {
        return mac(finding, message);
    }

    byte[] mac(String purpose, String message) {
        return mac(new SecretKeySpec(mac(given, purpose), MAC), message);
    }

    /** @throws GeneralSecurityException for what was sealed with another key, for another row, or was changed since */
    byte[] cipher(int mode, byte[] nonce, String row, byte[] input) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(row.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(input);
    }

    @Override
    public String toString() {
        return "SealingKey[" + name() + "]";
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
        byte[] key = Base64.getDecoder().decode(base64.strip());
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("not 32 bytes");
        }
        return key;
    }
}
