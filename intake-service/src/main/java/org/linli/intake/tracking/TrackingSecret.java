package org.linli.intake.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret to a report's number: the first 80 bits of its HMAC, in an alphabet that can be read out on the telephone.
 * It is stored nowhere; whoever has the key can make it again, so it can be repeated to the reporter.
 */
@ApplicationScoped
public class TrackingSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "linli/tracking/v1\n";
    // Crockford's base 32: no I, L, O, U.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SYMBOLS = 16;
    private static final int LEAST_KEY_BYTES = 32;

    private final SecretKeySpec key;

    TrackingSecret(@ConfigProperty(name = "linli.secrets.tracking-key") String base64Key) {
        byte[] bytes = Base64.getDecoder().decode(base64Key);
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalStateException("linli.secrets.tracking-key must hold at least 32 bytes, base64");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Four groups of four, such as {@code 7Q4M-0ZKD-VX2T-9HRA}. */
    public String of(String number) {
        String symbols = symbols(number);
        return symbols.substring(0, 4)
                + "-" + symbols.substring(4, 8)
                + "-" + symbols.substring(8, 12)
                + "-" + symbols.substring(12);
    }

    /** Whether the secret belongs to the number. Takes the same time wherever it differs; forgives case, gaps, O and I. */
    boolean opens(String number, String secret) {
        String typed = secret.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return MessageDigest.isEqual(
                symbols(number).getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
    }

    private String symbols(String number) {
        byte[] mac = mac(number);
        StringBuilder symbols = new StringBuilder(SYMBOLS);
        for (int bit = 0; bit < SYMBOLS * 5; bit += 5) {
            int pair = (mac[bit / 8] & 0xff) << 8 | (mac[bit / 8 + 1] & 0xff);
            symbols.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
        }
        return symbols.toString();
    }

    private byte[] mac(String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + number).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }
}
