package org.linli.intake.report;

import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** Checks free words where they come in. They are never trimmed or mended: what was said is kept. */
public final class Words {

    /** Longest text of a report, in characters. */
    public static final int LONGEST_TEXT = 10_000;

    private Words() {}

    /** @throws Problem invalid-input for a text that is missing, blank, too long or no text at all */
    public static String required(String field, @Nullable String words, int longest) {
        if (words == null || words.isBlank()) {
            throw Problem.invalid(field, "required", "不能为空", "must not be empty");
        }
        return checked(field, words, longest);
    }

    /** The same where nothing may be given. */
    public static @Nullable String optional(String field, @Nullable String words, int longest) {
        return words == null ? null : required(field, words, longest);
    }

    /** Length in characters as people count them: code points. */
    public static int length(String words) {
        return words.codePointCount(0, words.length());
    }

    /** Whether PostgreSQL and JSON can keep the words as they are: no NUL, no half of a surrogate pair. */
    public static boolean canBeKept(String words) {
        return words.indexOf('\0') < 0 && words.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    private static String checked(String field, String words, int longest) {
        int length = length(words);
        if (length > longest) {
            throw Problem.invalid(
                    field,
                    "length",
                    "最多 " + longest + " 个字符,实为 " + length,
                    "at most " + longest + " characters, but there are " + length);
        }
        if (!canBeKept(words)) {
            throw Problem.invalid(field, "characters", "含有无法保存的字符", "holds characters that cannot be kept");
        }
        return words;
    }
}
