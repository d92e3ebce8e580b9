package org.linli.volunteer.sheet;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows as CSV (RFC 4180) that spreadsheets open as what they are: text stays text. */
final class Sheet {

    /** By this mark spreadsheets know UTF-8. */
    static final String MARK = "\uFEFF";

    private static final String END = "\r\n";

    /** What a spreadsheet may take for a formula when a cell begins with it: OWASP, CSV injection. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Sheet() {}

    static String row(List<? extends @Nullable Object> cells) {
        return cells.stream().map(Sheet::cell).collect(Collectors.joining(",", "", END));
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        if (value instanceof Number) {
            return text;
        }
        String safe = mayBeFormula(text) ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }

    /** Blanks before it do not keep every spreadsheet from reading a formula. */
    private static boolean mayBeFormula(String text) {
        String begun = text.stripLeading();
        return !text.isEmpty()
                && (FORMULA.indexOf(text.charAt(0)) >= 0 || !begun.isEmpty() && FORMULA.indexOf(begun.charAt(0)) >= 0);
    }
}
