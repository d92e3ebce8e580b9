package org.linli.dispatch.tray;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A query being put together from conditions, each with its arguments. Only constant text goes into the SQL itself. */
final class Sql {

    private final StringBuilder text;
    private final List<Object> arguments = new ArrayList<>();
    private String joint = " WHERE ";

    Sql(String select) {
        text = new StringBuilder(select);
    }

    /** The rows of all, each query with an order and a limit of its own. */
    static Sql together(List<Sql> queries) {
        Sql all = new Sql(queries.stream().map(q -> "(" + q.text + ")").collect(Collectors.joining(" UNION ALL ")));
        queries.forEach(q -> all.arguments.addAll(q.arguments));
        return all;
    }

    Sql and(String condition, Object... values) {
        text.append(joint).append(condition);
        joint = " AND ";
        for (Object value : values) {
            arguments.add(value instanceof Instant instant ? OffsetDateTime.ofInstant(instant, ZoneOffset.UTC) : value);
        }
        return this;
    }

    /** Paths are prefixes at a dot; as the column ends with a dot too, each is one range of its index. */
    Sql below(String column, Collection<String> paths, String otherwise, Collection<String> otherwiseValues) {
        List<String> ranges = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (String path : paths) {
            ranges.add("(" + column + " >= ? AND " + column + " < ?)");
            values.add(path + ".");
            values.add(path + "/");
        }
        if (!otherwiseValues.isEmpty()) {
            ranges.add(otherwise);
            values.add(otherwiseValues.toArray(String[]::new));
        }
        return ranges.isEmpty() ? and("false") : and("(" + String.join(" OR ", ranges) + ")", values.toArray());
    }

    Sql then(String clause, Object... values) {
        text.append(' ').append(clause);
        arguments.addAll(List.of(values));
        return this;
    }

    /** The same, asking for the plan it is really served by. */
    Sql explained() {
        text.insert(0, "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ");
        return this;
    }

    String text() {
        return text.toString();
    }

    List<Object> arguments() {
        return arguments;
    }
}
