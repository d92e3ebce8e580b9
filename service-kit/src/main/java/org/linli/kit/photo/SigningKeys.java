package org.linli.kit.photo;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets that sign what a client carries and brings back. The current one signs; previous ones still verify, so that a
 * key can be changed without breaking what was handed out: put the new one in front, drop the old one after the longest
 * validity.
 */
public final class SigningKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int LEAST_CHARACTERS = 32;

    private final SecretKeySpec current;
    private final List<SecretKeySpec> accepted;

    /**
     * @param current the secret that signs: at least 32 characters, random ({@code openssl rand -base64 48})
     * @param previous secrets that signed before, as long
     */
    public SigningKeys(String current, List<String> previous) {
        this.current = key(current);
        this.accepted = Stream.concat(Stream.of(this.current), previous.stream().map(SigningKeys::key))
                .toList();
    }

    /** The signature, base64url without padding, 43 characters. */
    String sign(String message) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac(current, message));
    }

    /** Takes the same time wherever the signature differs and whichever key it was made with. */
    boolean verifies(String message, String signature) {
        byte[] given;
        try {
            given = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        boolean right = false;
        for (SecretKeySpec key : accepted) {
            right |= MessageDigest.isEqual(mac(key, message), given);
        }
        return right;
    }

    @Override
    public String toString() {
        return "SigningKeys[" + accepted.size() + "]";
    }

    private static SecretKeySpec key(String secret) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("a signing key needs at least " + LEAST_CHARACTERS + " characters");
        }
        return new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    private static byte[] mac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
