package org.linli.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;

/** Works one indicator out over the facts. Everything is whole numbers; no figure passes through a double. */
@ApplicationScoped
class Measuring {

    private record Grouped<T>(String key, T found) {}

    private final Database database;

    Measuring(Database database) {
        this.database = database;
    }

    /** Figures by group; the key is empty where a row belongs to none. Groups without a row are absent. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, Figure> measure(Indicator indicator, Period period, Reach reach, Grouping grouping) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(period.beginning());
        arguments.add(period.ending());
        String sql = indicator.kind().isDuration()
                ? durations(indicator, reach, grouping, arguments)
                : counts(indicator, reach, grouping, arguments);
        Map<String, Figure> figures = new HashMap<>();
        database.list(
                        sql,
                        row -> new Grouped<>(
                                row.getString("g"),
                                indicator.kind().isDuration()
                                        ? Durations.figure(indicator.kind(), found(row))
                                        : counted(indicator, row)),
                        arguments.toArray())
                .forEach(group -> figures.put(group.key(), group.found()));
        return figures;
    }

    /** What an indicator comes to over no row at all. */
    static Figure nothing(Indicator indicator) {
        return switch (indicator.kind()) {
            case RATIO -> Figure.ratio(0, 0, 0);
            case COUNT -> Figure.count(0, 0);
            case MEDIAN, P90, MEAN, FASTEST -> new Figure(null, null, 0L, 0);
        };
    }

    private static Figure counted(Indicator indicator, ResultSet row) throws SQLException {
        return indicator.kind() == Kind.RATIO
                ? Figure.ratio(row.getLong("n"), row.getLong("d"), row.getLong("x"))
                : Figure.count(row.getLong("n"), row.getLong("x"));
    }

    private static Durations.Found found(ResultSet row) throws SQLException {
        return new Durations.Found(
                row.getLong("measured"),
                number(row, "total"),
                number(row, "least"),
                number(row, "lower"),
                number(row, "upper"),
                number(row, "ninetieth"),
                row.getLong("x"));
    }

    private static @Nullable Long number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    private static String counts(Indicator indicator, Reach reach, Grouping grouping, List<Object> arguments) {
        Over over = indicator.over();
        String denominator = indicator.denominator() == null ? "FALSE" : side(over, indicator.denominator());
        String counted = side(over, indicator.counted());
        String numerator = indicator.cohort() == Cohort.CAME_IN && indicator.denominator() != null
                ? denominator + " AND " + counted
                : counted;
        String amount = indicator.sum() == null ? "1" : over.numbers().get(indicator.sum());
        return """
                WITH p AS (SELECT ?::timestamptz AS beginning, ?::timestamptz AS ending)
                SELECT g, COALESCE(sum(amount) FILTER (WHERE n AND NOT x), 0) AS n,
                       count(*) FILTER (WHERE d AND NOT x) AS d,
                       count(*) FILTER (WHERE x) AS x
                  FROM (SELECT %s AS g, (%s) IS TRUE AS n, (%s) IS TRUE AS d, (%s) IS TRUE AS x, %s AS amount
                          FROM %s CROSS JOIN p %s
                         WHERE ((%s) OR (%s)) AND %s) t
                 GROUP BY g""".formatted(
                        grouping.key(over),
                        numerator,
                        denominator,
                        excluded(indicator),
                        amount,
                        over.tables(),
                        grouping.join(),
                        numerator,
                        denominator,
                        reach.condition(over, arguments));
    }

    private static String durations(Indicator indicator, Reach reach, Grouping grouping, List<Object> arguments) {
        Over over = indicator.over();
        Indicator.Span span = indicator.span();
        if (span == null) {
            throw new IllegalArgumentException(indicator.code() + " has no span");
        }
        String length = "floor(extract(epoch FROM " + over.times().get(span.to()) + " - "
                + over.times().get(span.from()) + "))::bigint";
        return """
                WITH p AS (SELECT ?::timestamptz AS beginning, ?::timestamptz AS ending),
                rows AS (SELECT %s AS g, (%s) IS TRUE AS excluded, %s AS s
                           FROM %s CROSS JOIN p %s
                          WHERE %s AND %s AND %s),
                ranked AS (SELECT g, s, excluded OR s < 0 AS x,
                                  row_number() OVER (PARTITION BY g, excluded OR s < 0 ORDER BY s) AS k,
                                  count(*) OVER (PARTITION BY g, excluded OR s < 0) AS n
                             FROM rows)
                SELECT g, count(*) FILTER (WHERE NOT x) AS measured, count(*) FILTER (WHERE x) AS x,
                       (sum(s) FILTER (WHERE NOT x))::bigint AS total,
                       min(s) FILTER (WHERE NOT x) AS least,
                       max(s) FILTER (WHERE NOT x AND k = (n + 1) / 2) AS lower,
                       max(s) FILTER (WHERE NOT x AND k = n / 2 + 1) AS upper,
                       max(s) FILTER (WHERE NOT x AND k = (9 * n + 9) / 10) AS ninetieth
                  FROM ranked GROUP BY g""".formatted(
                        grouping.key(over),
                        excluded(indicator),
                        length,
                        over.tables(),
                        grouping.join(),
                        side(over, indicator.counted()),
                        over.times().get(span.from()) + " IS NOT NULL AND "
                                + over.times().get(span.to()) + " IS NOT NULL",
                        reach.condition(over, arguments));
    }

    private static String side(Over over, Indicator.Side side) {
        List<String> all = new ArrayList<>();
        if (side.at() != null) {
            String moment = over.times().get(side.at());
            all.add("(" + moment + " >= p.beginning AND " + moment + " < p.ending)");
        }
        side.where().forEach(trait -> all.add("(" + over.traits().get(trait) + ")"));
        return all.isEmpty() ? "TRUE" : "(" + String.join(" AND ", all) + ")";
    }

    private static String excluded(Indicator indicator) {
        return indicator.exclude().isEmpty()
                ? "FALSE"
                : indicator.exclude().stream()
                        .map(trait -> "(" + indicator.over().traits().get(trait) + ") IS TRUE")
                        .collect(Collectors.joining(" OR "));
    }
}
