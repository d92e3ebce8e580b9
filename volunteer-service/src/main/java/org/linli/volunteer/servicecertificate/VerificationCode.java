package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.linli.kit.secret.PeopleKey;

/**
 * The code that goes with a certificate's number: twelve letters and digits that cannot be mistaken for each other (Crockford's
 * base 32), 60 bits. Made anew whenever it is asked for.
 */
@ApplicationScoped
class VerificationCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private final PeopleKey key;

    VerificationCode(PeopleKey key) {
        this.key = key;
    }

    String of(String number) {
        BigInteger mac = new BigInteger(1, key.mac("linli/service-certificate/code/v1", number));
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(DIGITS.charAt(mac.shiftRight(i * BITS).intValue() & (DIGITS.length() - 1)));
        }
        return code.toString();
    }

    /** Takes as long for a wrong one as for the right one. Lower case, blanks and hyphens do not matter. */
    boolean opens(String number, String given) {
        String read = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(
                of(number).getBytes(StandardCharsets.UTF_8), read.getBytes(StandardCharsets.UTF_8));
    }
}
