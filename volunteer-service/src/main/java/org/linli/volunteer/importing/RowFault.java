package org.linli.volunteer.importing;

import java.util.Map;
import org.linli.citypack.Fault;
import org.linli.kit.problem.Language;
import org.linli.kit.problem.Problem;

/**
 * A rule that a row breaks.
 *
 * @param line from 1, where the row starts
 * @param column empty: the row as a whole
 */
record RowFault(int line, String column, String rule, String zh, String en) {

    private static final Map<String, String> OTHERWISE = Map.of(
            "certificate_valid_from", "valid_from",
            "certificate_valid_to", "valid_to",
            "rules", "free_time");

    /** The list could not be read as a whole. */
    static RowFault of(Fault fault) {
        String rule = fault.rule().substring(fault.rule().indexOf('.') + 1);
        String column = switch (rule) {
            case "header" -> fault.value();
            case "duplicate", "value-missing", "value-bad" -> Importing.REFERENCE;
            default -> "";
        };
        return new RowFault(fault.line(), column, rule, fault.zh(), fault.en());
    }

    /** A field of what the row became breaks a rule; the column has the field's name in small letters. */
    static RowFault of(int line, Problem.FieldError error) {
        return new RowFault(line, column(error.field()), error.rule(), error.zh(), error.en());
    }

    static String column(String field) {
        String whole = field.replaceAll("\\[.*", "").replace('.', '_').replaceAll("([A-Z])", "_$1");
        String column = whole.toLowerCase(java.util.Locale.ROOT);
        return OTHERWISE.getOrDefault(column, column);
    }

    String message(Language language) {
        return language.choose(zh, en);
    }
}
