package org.linli.care.round;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.linli.citypack.Fault;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;

/**
 * A rule that a row breaks.
 *
 * @param line from 1, where the row starts; of rows in JSON: which of them
 * @param column empty: the row as a whole
 */
record RowFault(int line, String column, String rule, String zh, String en) {

    private static final Map<String, String> OTHERWISE =
            Map.of("place.longitude", "longitude", "place.latitude", "latitude");

    /** The list could not be read as a whole. */
    static RowFault of(Fault fault) {
        String rule = fault.rule().substring(fault.rule().indexOf('.') + 1);
        String column = switch (rule) {
            case "header" -> fault.value();
            case "duplicate", "value-missing", "value-bad" -> ReadingCsv.REFERENCE;
            default -> "";
        };
        return new RowFault(fault.line(), column, rule, fault.zh(), fault.en());
    }

    /** @param columnOf what a field is called in the list */
    static List<RowFault> of(int line, Problem problem, UnaryOperator<String> columnOf) {
        if (problem.errors().isEmpty()) {
            // The only thing a row is refused for without a field: somebody elsewhere has this ID number.
            String zh = problem.detail(Language.ZH);
            String en = problem.detail(Language.EN);
            return List.of(new RowFault(
                    line,
                    columnOf.apply("idNumber"),
                    problem.type().slug(),
                    zh == null ? problem.type().titleZh() : zh,
                    en == null ? problem.type().titleEn() : en));
        }
        return problem.errors().stream()
                .map(error -> new RowFault(line, columnOf.apply(error.field()), error.rule(), error.zh(), error.en()))
                .toList();
    }

    /** {@code id_number} for {@code idNumber}. */
    static String csvColumn(String field) {
        String whole = field.replaceAll("\\[.*", "");
        return OTHERWISE.getOrDefault(whole, whole).replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
