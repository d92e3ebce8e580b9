package org.linli.volunteer.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** The {@code Idempotency-Key} under which a caller asks the ledger for something. */
public final class CallersKey {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    private CallersKey() {}

    /** @throws Problem invalid-input unless it is given and has 1 to 200 printable characters */
    public static String required(@Nullable String header) {
        if (header == null || header.isBlank() || !PRINTABLE.matcher(header).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "printable",
                    "须为 1 至 200 个可打印 ASCII 字符",
                    "must be 1 to 200 printable characters");
        }
        return header;
    }

    /**
     * The key of the ledger that it stands for: keys of different callers never meet each other, nor those of the service
     * itself.
     *
     * @param purpose of the endpoint's own
     */
    public static String of(String purpose, Actor actor, String key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((actor.subject() + '\n' + key).getBytes(StandardCharsets.UTF_8));
            return purpose + '/' + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
