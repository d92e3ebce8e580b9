package org.linli.intake.idempotency;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/**
 * A caller's key together with what was asked under it.
 *
 * @param scope who calls: keys of different callers never meet
 * @param bodyHash SHA-256 of the request
 */
public record KeyUse(String scope, String key, byte[] bodyHash) {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    /** @throws Problem invalid-input when the header is no usable key */
    public static @Nullable String checked(@Nullable String header) {
        if (header != null && (!PRINTABLE.matcher(header).matches() || header.isBlank())) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "printable",
                    "须为 1 至 200 个可打印 ASCII 字符",
                    "must be 1 to 200 printable characters");
        }
        return header;
    }

    /** What tells keys apart, whatever was asked under them. */
    public Name name() {
        return new Name(scope, key);
    }

    /** A key within its scope. */
    public record Name(String scope, String key) {}
}
