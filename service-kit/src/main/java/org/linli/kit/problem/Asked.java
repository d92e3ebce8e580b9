package org.linli.kit.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for what comes in with a request, the same wherever it is asked. */
public final class Asked {

    /** Longest reason, in characters. */
    public static final int LONGEST_REASON = 500;

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");

    private Asked() {}

    /** @throws Problem malformed-body when there is none */
    public static <T> T body(@Nullable T body) {
        if (body == null) {
            throw Problem.of(CommonProblem.MALFORMED_BODY).detail("缺少请求内容", "There is no body");
        }
        return body;
    }

    /** @throws Problem invalid-input when it is missing */
    public static <T> T given(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid(field, "required", "必填", "is required");
        }
        return value;
    }

    /** Words that must be given, without the blanks around them. @throws Problem invalid-input when missing or too long */
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

    /** A code of a list of the city's. @throws Problem invalid-input unless it is of a code's form */
    public static String code(String field, @Nullable String code) {
        if (!CODE.matcher(given(field, code)).matches()) {
            throw Problem.invalid(
                    field, "code", "须为 1 至 40 位小写字母、数字或连字符", "must be 1 to 40 lower-case letters, digits or hyphens");
        }
        return code;
    }

    /** Codes without repetition, in their order. @throws Problem invalid-input for a list missing, too long, or a bad code */
    public static List<String> codes(String field, @Nullable List<@Nullable String> codes, int most) {
        List<String> read = new ArrayList<>();
        for (String code : given(field, codes)) {
            String good = code(field + "[" + read.size() + "]", code);
            if (read.contains(good)) {
                throw Problem.invalid(field, "unique", "有重复", "holds one twice");
            }
            read.add(good);
            atMost(field, read, most);
        }
        return read;
    }

    /** @throws Problem invalid-input for a list that is too long */
    public static void atMost(String field, List<?> list, int most) {
        if (list.size() > most) {
            throw Problem.invalid(field, "length", "最多 " + most + " 项", "must have at most " + most + " items");
        }
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
