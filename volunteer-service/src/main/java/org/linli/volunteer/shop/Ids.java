package org.linli.volunteer.shop;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Cursor;
import org.linli.kit.problem.Problem;

/** Ids and keys that come in with a request. */
final class Ids {

    private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]{1,200}");

    private Ids() {}

    /** @throws Problem invalid-input for a cursor of another list */
    static UUID ofCursor(String cursor) {
        try {
            return UUID.fromString(Cursor.parse(cursor, 1).text(0));
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }

    /** @throws Problem invalid-input unless it is 1–200 printable characters */
    static String key(@Nullable String key) {
        if (key == null || key.isBlank() || !PRINTABLE.matcher(key).matches()) {
            throw Problem.invalid(
                    "Idempotency-Key",
                    "printable",
                    "须为 1 至 200 个可打印 ASCII 字符",
                    "must be 1 to 200 printable characters");
        }
        return key.strip();
    }
}
