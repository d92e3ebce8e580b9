package org.linli.care.round;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderBody;
import org.linli.citypack.CsvList;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Problem;

/** A list as CSV: UTF-8 with a header row, columns by name. An empty cell says nothing. */
final class ReadingCsv {

    /** The list's own name of a row; given once. */
    static final String REFERENCE = "reference";

    private static final List<String> COLUMNS = List.of(
            "name",
            "birth_date",
            "sex",
            "area",
            "address",
            "longitude",
            "latitude",
            "id_number",
            "phone",
            "living",
            "household",
            "disabled",
            "provider",
            "discharged_on",
            "dialects",
            "at_the_door",
            "insurances",
            "consent",
            "home_visits");

    private ReadingCsv() {}

    static ToldRows read(String area, byte[] csv) {
        CsvList list = CsvList.read("rounds", csv, REFERENCE, COLUMNS);
        List<RowFault> faults =
                new ArrayList<>(list.faults().stream().map(RowFault::of).toList());
        List<ToldRows.Row> rows = new ArrayList<>();
        for (CsvList.Row row : list.rows()) {
            try {
                rows.add(new ToldRows.Row(row.line(), body(row.cells())));
            } catch (Problem problem) {
                faults.addAll(RowFault.of(row.line(), problem, RowFault::csvColumn));
            }
        }
        String whole = area + "\n" + new String(csv, StandardCharsets.ISO_8859_1);
        return new ToldRows(area, whole, rows, faults, RowFault::csvColumn);
    }

    private static ElderBody body(Map<String, String> cells) {
        AllAsked all = new AllAsked();
        LocalDate born = all.ask(() -> date(cells, "birth_date"));
        Double longitude = all.ask(() -> decimal(cells, "longitude"));
        Double latitude = all.ask(() -> decimal(cells, "latitude"));
        UUID household = all.ask(() -> household(cells));
        Boolean disabled = all.ask(() -> flag(cells, "disabled"));
        LocalDate discharged = all.ask(() -> date(cells, "discharged_on"));
        List<ElderBody.InsuranceBody> insurances = all.ask(() -> parsed(
                cells,
                "insurances",
                ReadingCsv::insurances,
                "insurances",
                "须为 类别:保险人 或 类别:保险人:有效期,以分号隔开",
                "must be kind:insurer or kind:insurer:date, between semicolons"));
        Boolean consent = all.ask(() -> flag(cells, "consent"));
        Boolean visits = all.ask(() -> flag(cells, "home_visits"));
        all.refuse();
        String dialects = text(cells, "dialects");
        return new ElderBody(
                text(cells, "name"),
                born,
                text(cells, "sex"),
                text(cells, "area"),
                text(cells, "address"),
                longitude == null && latitude == null ? null : new ElderBody.PlaceBody(longitude, latitude),
                text(cells, "id_number"),
                text(cells, "phone"),
                text(cells, "living"),
                household,
                disabled,
                text(cells, "provider"),
                discharged,
                dialects == null ? null : List.of(dialects.split(";")),
                text(cells, "at_the_door"),
                insurances,
                consent,
                visits);
    }

    private static @Nullable List<ElderBody.InsuranceBody> insurances(String cell) {
        List<ElderBody.InsuranceBody> insurances = new ArrayList<>();
        for (String each : cell.split(";")) {
            String[] parts = each.strip().split(":");
            if (parts.length < 2 || parts.length > 3) {
                return null;
            }
            insurances.add(new ElderBody.InsuranceBody(
                    parts[0].strip(), parts[1].strip(), parts.length == 3 ? LocalDate.parse(parts[2].strip()) : null));
        }
        return insurances;
    }

    private static @Nullable String text(Map<String, String> cells, String column) {
        String cell = cells.getOrDefault(column, "");
        return cell.isBlank() ? null : cell.strip();
    }

    private static @Nullable LocalDate date(Map<String, String> cells, String column) {
        return parsed(
                cells, column, LocalDate::parse, "date", "须为日期,如 1941-03-05", "must be a date such as 1941-03-05");
    }

    private static @Nullable Double decimal(Map<String, String> cells, String column) {
        return parsed(
                cells,
                column,
                cell -> cell.matches("-?\\d{1,3}(\\.\\d{1,9})?") ? Double.valueOf(cell) : null,
                "decimal",
                "须为小数,如 116.301",
                "must be a decimal such as 116.301");
    }

    private static @Nullable UUID household(Map<String, String> cells) {
        return parsed(
                cells,
                "household",
                cell -> cell.length() == 36 ? UUID.fromString(cell) : null,
                "uuid",
                "须为 UUID",
                "must be a UUID");
    }

    private static @Nullable Boolean flag(Map<String, String> cells, String column) {
        return parsed(
                cells,
                column,
                cell -> cell.equals("true") || cell.equals("false") ? Boolean.valueOf(cell) : null,
                "boolean",
                "须为 true 或 false",
                "must be true or false");
    }

    private static <T> @Nullable T parsed(
            Map<String, String> cells,
            String column,
            Function<String, @Nullable T> parse,
            String rule,
            String zh,
            String en) {
        String cell = text(cells, column);
        if (cell == null) {
            return null;
        }
        T value;
        try {
            value = parse.apply(cell);
        } catch (DateTimeParseException | IllegalArgumentException none) {
            value = null;
        }
        if (value == null) {
            throw Problem.invalid(column, rule, zh, en);
        }
        return value;
    }
}
