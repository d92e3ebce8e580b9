package org.linli.intake.idempotency;

import java.util.Locale;
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

    // Any version: which one a caller draws at random is the caller's business.
    private static final Pattern A_UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    /** The scope of all who do not say who they are. */
    public static final String NOBODY = "anonymous";

    /**
     * A key of somebody who is known.
     *
     * @throws Problem invalid-input when the header is no usable key
     */
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

    /**
     * A key of somebody who is not known. Nothing but the key tells such callers apart, and the first answer holds the
     * secret of a report: what a stranger could choose too, by chance or by guessing, is no key. An address would tell
     * nobody apart behind a carrier's translation, and change while a phone moves.
     *
     * @throws Problem invalid-input when the header is no UUID
     */
    public static @Nullable String checkedOfNobody(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (!A_UUID.matcher(header).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "uuid",
                    "匿名上报的幂等键须为随机生成的 UUID",
                    "must be a random UUID when the caller is not signed in");
        }
        return header.toLowerCase(Locale.ROOT);
    }

    /** What tells keys apart, whatever was asked under them. */
    public Name name() {
        return new Name(scope, key);
    }

    /** A key within its scope. */
    public record Name(String scope, String key) {}
}
