package org.linli.intake.tracking;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret to a report's number: the first 80 bits of its HMAC, in an alphabet that can be read out on the telephone.
 * It is stored nowhere; whoever has the key can make it again, so it can be repeated to the reporter. When the key is changed,
 * secrets made with keys that are still accepted open as before, and every report has one made with the current key too.
 */
@ApplicationScoped
public class TrackingSecret {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "linli/tracking/v1\n";
    // Crockford's base 32: no I, L, O, U.
    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int SYMBOLS = 16;
    private static final int LEAST_KEY_BYTES = 32;

    private final SecretKeySpec current;
    private final List<SecretKeySpec> keys;

    /** @param accepted keys whose secrets open as well, of the same form */
    TrackingSecret(
            @ConfigProperty(name = "linli.secrets.tracking-key") String current,
            @ConfigProperty(name = "linli.secrets.tracking-keys-accepted") Optional<List<String>> accepted) {
        this.current = key("linli.secrets.tracking-key must hold", current);
        this.keys = Stream.concat(
                        Stream.of(this.current),
                        accepted.orElse(List.of()).stream()
                                .map(one -> key("each of linli.secrets.tracking-keys-accepted must hold", one)))
                .toList();
    }

    /** Four groups of four, such as {@code 7Q4M-0ZKD-VX2T-9HRA}. */
    public String of(String number) {
        String symbols = symbols(current, number);
        return symbols.substring(0, 4)
                + "-" + symbols.substring(4, 8)
                + "-" + symbols.substring(8, 12)
                + "-" + symbols.substring(12);
    }

    /** Whether the secret belongs to the number. Takes the same time wherever it differs; forgives case, gaps, O and I. */
    boolean opens(String number, String secret) {
        byte[] typed = secret.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1')
                .getBytes(StandardCharsets.UTF_8);
        boolean opens = false;
        for (SecretKeySpec key : keys) {
            opens |= MessageDigest.isEqual(symbols(key, number).getBytes(StandardCharsets.UTF_8), typed);
        }
        return opens;
    }

    private static String symbols(SecretKeySpec key, String number) {
        byte[] mac = mac(key, number);
        StringBuilder symbols = new StringBuilder(SYMBOLS);
        for (int bit = 0; bit < SYMBOLS * 5; bit += 5) {
            int pair = (mac[bit / 8] & 0xff) << 8 | (mac[bit / 8 + 1] & 0xff);
            symbols.append(ALPHABET.charAt(pair >> (11 - bit % 8) & 31));
        }
        return symbols.toString();
    }

    private static byte[] mac(SecretKeySpec key, String number) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((PURPOSE + number).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, impossible);
        }
    }

    private static SecretKeySpec key(String which, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException notBase64) {
            bytes = new byte[0];
        }
        if (bytes.length < LEAST_KEY_BYTES) {
            throw new IllegalStateException(which + " at least 32 bytes, base64");
        }
        return new SecretKeySpec(bytes, ALGORITHM);
    }
}
