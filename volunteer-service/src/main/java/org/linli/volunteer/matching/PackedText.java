package org.linli.volunteer.matching;

import org.jspecify.annotations.Nullable;

/**
 * Reads lists that the database packed into one text: entries end with a line, fields with a bar. Cheaper than arrays of rows,
 * and codes, rules and paths hold neither sign.
 */
final class PackedText {

    private final String text;
    private int at;

    /** @param text null for an empty list */
    PackedText(@Nullable String text) {
        this.text = text == null ? "" : text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    /** The next field; empty when there was nothing in it. */
    String field() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '|' && text.charAt(end) != '\n') {
            end++;
        }
        String field = text.substring(at, end);
        at = end + 1;
        return field;
    }

    long number() {
        return Long.parseLong(field());
    }
}
