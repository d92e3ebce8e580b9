package org.linli.kit.paging;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** The version a caller saw before changing a resource. */
public final class IfMatch {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /** @throws Problem precondition-required without the header, invalid-input when it is no version */
    public static long required(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(CommonProblem.PRECONDITION_REQUIRED)
                    .detail("请以 If-Match 给出所见版本(ETag)", "Give the version you saw (its ETag) as If-Match");
        }
        Matcher matcher = ETAG.matcher(header.strip());
        if (!matcher.matches()) {
            throw Problem.invalid("If-Match", "etag", "须为带引号的版本号,如 \"3\"", "must be a quoted version, such as \"3\"");
        }
        return Long.parseLong(matcher.group(1));
    }

    /** @throws Problem stale, naming the present state and version, when somebody else was first */
    public static void check(long seen, long present, Object presentState) {
        if (seen != present) {
            throw Problem.of(CommonProblem.STALE)
                    .detail(
                            "您看到的是版本 " + seen + ",现为版本 " + present,
                            "You saw version " + seen + "; it is " + present + " now")
                    .with("state", presentState)
                    .with("version", present);
        }
    }

    public static String etag(long version) {
        return "\"" + version + "\"";
    }
}
