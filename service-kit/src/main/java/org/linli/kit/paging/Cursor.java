package org.linli.kit.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.linli.kit.problem.Problem;

/** Where a page ended: the sort keys of its last row, opaque to callers. */
public final class Cursor {

    private static final String SEPARATOR = "\u001f";
    private static final int LATEST_YEAR = 9999;

    private final List<String> parts;

    private Cursor(List<String> parts) {
        this.parts = parts;
    }

    public static Cursor of(Object... sortKeys) {
        return new Cursor(Arrays.stream(sortKeys).map(String::valueOf).toList());
    }

    /** @throws Problem invalid-input when it was not made by this service for this list */
    public static Cursor parse(String text, int size) {
        try {
            String raw = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> parts = List.of(raw.split(SEPARATOR, -1));
            if (parts.size() == size) {
                return new Cursor(parts);
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign();
        }
        throw foreign();
    }

    public String text(int index) {
        return parts.get(index);
    }

    public long number(int index) {
        try {
            return Long.parseLong(parts.get(index));
        } catch (NumberFormatException notANumber) {
            throw foreign();
        }
    }

    public Instant instant(int index) {
        try {
            return Instant.parse(parts.get(index));
        } catch (DateTimeException notATime) {
            throw foreign();
        }
    }

    public LocalDate date(int index) {
        try {
            LocalDate date = LocalDate.parse(parts.get(index));
            if (date.getYear() >= 0 && date.getYear() <= LATEST_YEAR) {
                return date;
            }
        } catch (DateTimeException notADay) {
            throw foreign();
        }
        throw foreign();
    }

    public String encoded() {
        String raw = parts.stream().collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static Problem foreign() {
        return Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
    }
}
