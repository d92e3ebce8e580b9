package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** Puts the queries of the trays together: filters and scope inside the query, a keyset instead of an offset. */
@ApplicationScoped
class TrayQuery {

    private final Registry registry;
    private final Clock clock;

    TrayQuery(Registry registry, Clock clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** Cases of a scope, in no order. */
    Sql cases(String columns, CaseFilter filter, List<String> states, Scope scope) {
        Sql sql = new Sql("SELECT " + columns + " FROM case_file c");
        filtered(sql, filter, states);
        if (filter.category != null) {
            String path = categoryPath(filter.category);
            sql.and("c.category_scope >= ? AND c.category_scope < ?", path + ".", path + "/");
        }
        if (filter.number != null) {
            sql.and("c.number = ?", filter.number);
        }
        if (filter.unit != null) {
            sql.and("EXISTS (SELECT 1 FROM work_order o WHERE o.unit_code = ? AND o.case_id = c.id)", filter.unit);
        }
        return sql.below(
                "c.area_scope",
                scope.areaPaths(),
                "EXISTS (SELECT 1 FROM work_order o WHERE o.unit_code = ANY(?) AND o.case_id = c.id)",
                scope.units());
    }

    /** Orders of a scope, in no order. */
    Sql orders(String columns, CaseFilter filter, List<String> states, Scope scope) {
        Sql sql = new Sql("SELECT " + columns + " FROM work_order c");
        filtered(sql, filter, states);
        if (filter.category != null) {
            String path = categoryPath(filter.category);
            sql.and(
                    "EXISTS (SELECT 1 FROM case_file f WHERE f.id = c.case_id AND f.category_scope >= ?"
                            + " AND f.category_scope < ?)",
                    path + ".",
                    path + "/");
        }
        if (filter.number != null) {
            sql.and("c.case_id IN (SELECT f.id FROM case_file f WHERE f.number = ?)", filter.number);
        }
        if (filter.unit != null) {
            sql.and("c.unit_code = ?", filter.unit);
        }
        return sql.below("c.area_scope", scope.areaPaths(), "c.unit_code = ANY(?)", scope.units());
    }

    /** A page of cases, from the cursor on, in the order of the tray; one more so that a next page is known of. */
    Sql casePage(String columns, CaseFilter filter, List<String> states, Scope scope) {
        return page(filter, states, each -> cases(columns, filter, each, scope));
    }

    /** A page of orders, likewise. */
    Sql orderPage(String columns, CaseFilter filter, List<String> states, Scope scope) {
        return page(filter, states, each -> orders(columns, filter, each, scope));
    }

    /**
     * Each state is asked for by itself: then each is a range of an index, and a few open cases are found among a million
     * closed ones.
     */
    private static Sql page(CaseFilter filter, List<String> states, Function<List<String>, Sql> query) {
        List<String> distinct = states.stream().distinct().toList();
        if (distinct.size() < 2) {
            return paged(query.apply(distinct), filter);
        }
        return Sql.together(distinct.stream()
                        .map(state -> paged(query.apply(List.of(state)), filter))
                        .toList())
                .then("ORDER BY sort_at, id LIMIT ?", size(filter) + 1);
    }

    private static Sql paged(Sql sql, CaseFilter filter) {
        if (filter.cursor != null) {
            Cursor cursor = Cursor.parse(filter.cursor, 2);
            sql.and("(c.sort_at, c.id) > (?, ?)", cursor.instant(0), uuid(cursor.text(1)));
        }
        return sql.then("ORDER BY c.sort_at, c.id LIMIT ?", size(filter) + 1);
    }

    static int size(CaseFilter filter) {
        return Page.limit(filter.limit == null ? 50 : filter.limit);
    }

    private void filtered(Sql sql, CaseFilter filter, List<String> states) {
        if (states.size() == 1) {
            sql.and("c.state = ?", states.getFirst());
        } else if (!states.isEmpty()) {
            sql.and("c.state = ANY(?)", (Object) states.toArray(String[]::new));
        }
        Boolean late = filter.lateOnly();
        if (Boolean.TRUE.equals(late)) {
            sql.and("NOT c.ended AND c.sort_at <= ?", clock.instant());
        } else if (late != null) {
            sql.and("(c.ended OR c.sort_at > ?)", clock.instant());
        }
        if (filter.dueBefore != null) {
            sql.and("NOT c.ended AND c.sort_at < ?", time(filter.dueBefore));
        }
        if (filter.area != null) {
            String path = registry.area(filter.area)
                    .orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "there is no such area"))
                    .path();
            sql.and("c.area_scope >= ? AND c.area_scope < ?", path + ".", path + "/");
        }
    }

    private String categoryPath(String code) {
        return registry.category(code)
                .orElseThrow(() -> Problem.invalid("category", "known", "没有这个类别", "there is no such category"))
                .path();
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException unreadable) {
            throw Problem.invalid("dueBefore", "rfc3339", "须为 RFC 3339 时间", "must be a time of RFC 3339");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
