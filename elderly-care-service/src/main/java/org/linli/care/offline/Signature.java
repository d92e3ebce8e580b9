package org.linli.care.offline;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of a batch's entries, over their bytes as they came. */
final class Signature {

    private static final String MAC = "HmacSHA256";

    private Signature() {}

    /** @param key base64 */
    static boolean holds(String key, String entries, String signature) {
        byte[] told;
        try {
            told = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
        return MessageDigest.isEqual(of(key, entries), told);
    }

    static byte[] of(String key, String entries) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), MAC));
            return mac.doFinal(entries.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }
}
