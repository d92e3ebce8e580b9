package org.linli.volunteer.servicecertificate;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.linli.kit.secret.PeopleKey;

/**
 * Makes the code that goes with a certificate's number: twelve letters and digits that cannot be mistaken for each other
 * (Crockford's base 32), 60 bits.
 */
@ApplicationScoped
class VerificationCode {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String PURPOSE = "linli/service-certificate/code/v1";
    private static final int LENGTH = 12;
    private static final int BITS = 5;

    private final PeopleKey key;

    VerificationCode(PeopleKey key) {
        this.key = key;
    }

    String of(String number) {
        return code(key.mac(PURPOSE, number));
    }

    /** As it was made before the key was changed. */
    String ofTheOldest(String number) {
        return code(key.macs(PURPOSE, number).getLast());
    }

    /** Whether one of the keys makes it. Takes as long for a wrong one as for the right one. */
    boolean opens(String number, String given) {
        boolean opens = false;
        for (byte[] mac : key.macs(PURPOSE, number)) {
            opens |= same(code(mac), given);
        }
        return opens;
    }

    /** Lower case, blanks and hyphens do not matter. */
    static boolean same(String code, String given) {
        String read = given.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return MessageDigest.isEqual(code.getBytes(StandardCharsets.UTF_8), read.getBytes(StandardCharsets.UTF_8));
    }

    private static String code(byte[] bytes) {
        BigInteger mac = new BigInteger(1, bytes);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(DIGITS.charAt(mac.shiftRight(i * BITS).intValue() & (DIGITS.length() - 1)));
        }
        return code.toString();
    }
}
