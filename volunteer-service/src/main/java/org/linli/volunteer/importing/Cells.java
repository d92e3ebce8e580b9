package org.linli.volunteer.importing;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** The cells of a row by column. A column that is left out is like an empty cell, but for {@link #told}. */
final class Cells {

    private final Map<String, String> cells;

    Cells(Map<String, String> cells) {
        this.cells = cells;
    }

    String reference() {
        return cells.getOrDefault(Importing.REFERENCE, "");
    }

    /** Whether the list has the column at all. */
    boolean told(String column) {
        return cells.containsKey(column);
    }

    boolean given(String column) {
        return text(column) != null;
    }

    @Nullable
    String text(String column) {
        String cell = cells.getOrDefault(column, "");
        return cell.isBlank() ? null : cell;
    }

    @Nullable
    Integer whole(String column) {
        String cell = text(column);
        if (cell != null && !cell.matches("-?\\d{1,9}")) {
            throw Problem.invalid(column, "whole-number", "须为整数", "must be a whole number");
        }
        return cell == null ? null : Integer.valueOf(cell);
    }

    @Nullable
    Double decimal(String column) {
        String cell = text(column);
        if (cell != null && !cell.matches("-?\\d{1,3}(\\.\\d{1,9})?")) {
            throw Problem.invalid(column, "decimal", "须为小数,如 30.651", "must be a decimal such as 30.651");
        }
        return cell == null ? null : Double.valueOf(cell);
    }

    @Nullable
    LocalDate date(String column) {
        String cell = text(column);
        try {
            return cell == null ? null : LocalDate.parse(cell);
        } catch (DateTimeParseException none) {
            throw Problem.invalid(column, "date", "须为日期,如 2026-01-31", "must be a date such as 2026-01-31");
        }
    }

    boolean flag(String column) {
        String cell = text(column);
        if (cell != null && !cell.equals("true") && !cell.equals("false")) {
            throw Problem.invalid(column, "boolean", "须为 true 或 false", "must be true or false");
        }
        return "true".equals(cell);
    }

    /** Members between {@code ;}. */
    List<String> list(String column) {
        return list(column, ";");
    }

    /** @param between a single character */
    List<String> list(String column, String between) {
        String cell = text(column);
        List<String> members = new ArrayList<>();
        for (String member : cell == null ? new String[0] : cell.split("[" + between + "]", -1)) {
            members.add(member.strip());
        }
        return members;
    }

    /** All that the row says, in one order whatever the order of the columns; empty cells say nothing. */
    String words() {
        return new TreeMap<>(cells)
                .entrySet().stream()
                        .filter(cell -> !cell.getValue().isBlank())
                        .map(cell -> cell.getKey() + "=" + cell.getValue())
                        .collect(Collectors.joining("\u001f"));
    }
}
