package org.linli.kit.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A figure over tables that operators watch. Every replica counts the same tables: whoever adds up replicas takes the greatest.
 *
 * @param name with dots, such as {@code linli.cases.open}; Prometheus shows {@code linli_cases_open}
 * @param help what it counts, in one line
 * @param label what tells its rows apart; null: there is one row
 * @param always labels that are shown even when the query has no row for them, with 0
 * @param sql rows of label and value, or one row with the value alone. It is asked every half minute on the fullest of
 *     tables, so it walks an index of open rows and has a limit
 */
public record Figure(String name, String help, @Nullable String label, List<String> always, String sql) {

    /** More labels than this are added up under {@link #OTHER}. */
    public static final int MOST_LABELS = 500;

    /** The label of all the others. */
    public static final String OTHER = "other";

    public static Figure of(String name, String help, String sql) {
        return new Figure(name, help, null, List.of(), sql);
    }

    public static Figure by(String label, List<String> always, String name, String help, String sql) {
        return new Figure(name, help, label, always, sql);
    }
}
