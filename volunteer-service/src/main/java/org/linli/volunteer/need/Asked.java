package org.linli.volunteer.need;

import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Rules for what comes in with a request, the same for every one. */
public final class Asked {

    public static final int LONGEST_REASON = 500;

    private Asked() {}

    /** @throws Problem malformed-body when there is none */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problem.of(CommonProblem.MALFORMED_BODY).detail("缺少请求内容", "There is no body");
        }
        return body;
    }

    /** Words that must be given. @throws Problem invalid-input when they are missing or too long */
    public static String words(String field, @Nullable String words, int longest) {
        if (words == null || words.isBlank()) {
            throw Problem.invalid(field, "required", "必填", "is required");
        }
        return checked(field, words.strip(), longest);
    }

    /** Words that may be left out. @throws Problem invalid-input when they are too long */
    public static @Nullable String note(String field, @Nullable String words, int longest) {
        return words == null || words.isBlank() ? null : checked(field, words.strip(), longest);
    }

    private static String checked(String field, String words, int longest) {
        if (words.codePointCount(0, words.length()) > longest) {
            throw Problem.invalid(
                    field, "length", "最多 " + longest + " 个字符", "must have at most " + longest + " characters");
        }
        if (words.indexOf('\0') >= 0) {
            throw Problem.invalid(field, "characters", "含有无法保存的字符", "holds a character that cannot be kept");
        }
        return words;
    }
}
