package org.linli.volunteer.evidence;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.regex.Pattern;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.PeopleKey;

/** The two codes of a claim: six digits each, the same whenever they are asked for, and of that claim alone. Not kept. */
@ApplicationScoped
class ClaimCodes {

    private static final Pattern CODE = Pattern.compile("\\d{6}");
    private static final int CODES = 1_000_000;
    private static final String PURPOSE = "linli/evidence/claim-code/v1";

    private final PeopleKey key;

    ClaimCodes(PeopleKey key) {
        this.key = key;
    }

    String of(UUID claim, Side side) {
        return code(key.mac(PURPOSE, claim + "\n" + side.wire()));
    }

    private static String code(byte[] mac) {
        // The remainder of 63 bits: no code is likelier than another by more than one in 10^12.
        long number = ByteBuffer.wrap(mac).getLong() & Long.MAX_VALUE;
        return "%06d".formatted(number % CODES);
    }

    /**
     * Takes as long for a wrong one as for the right one. One that was told before the key was changed is right as well.
     *
     * @throws Problem invalid-input for what is no code at all
     */
    boolean isRight(UUID claim, Side side, String given) {
        if (!CODE.matcher(given).matches()) {
            throw Problem.invalid("code", "six-digits", "须为六位数字", "must be six digits");
        }
        byte[] told = given.getBytes(StandardCharsets.US_ASCII);
        boolean right = false;
        for (byte[] mac : key.macs(PURPOSE, claim + "\n" + side.wire())) {
            right |= MessageDigest.isEqual(code(mac).getBytes(StandardCharsets.US_ASCII), told);
        }
        return right;
    }
}
