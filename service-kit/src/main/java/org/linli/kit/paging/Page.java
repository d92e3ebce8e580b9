package org.linli.kit.paging;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/**
 * One page of a list.
 *
 * @param next hand it back as {@code cursor} for the following page; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public static final int MAX_LIMIT = 200;

    /** @throws Problem invalid-input outside 1–200 */
    public static int limit(int asked) {
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Problem.invalid("limit", "range", "须为 1 至 200", "must be 1 to 200");
        }
        return asked;
    }

    /** Cuts a page from rows fetched with one more than its size, so that no count is needed to know of a next page. */
    public static <T> Page<T> of(List<T> rowsAndOneMore, int size, Function<T, Cursor> cursorOf) {
        if (rowsAndOneMore.size() <= size) {
            return new Page<>(rowsAndOneMore, null);
        }
        List<T> items = List.copyOf(rowsAndOneMore.subList(0, size));
        return new Page<>(items, cursorOf.apply(items.getLast()).encoded());
    }
}
