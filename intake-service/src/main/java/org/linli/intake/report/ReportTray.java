package org.linli.intake.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.AreaMap;
import org.linli.intake.area.Areas;
import org.linli.intake.category.Catalogue;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.postgresql.PGStatement;

/** Lists of reports, oldest first, within the actor's areas. A page costs the same wherever in a million rows it is. */
@ApplicationScoped
class ReportTray {

    private static final int EXCERPT = 120;

    /** What to look for; null means any. A category or area stands for everything below it too. */
    record Query(
            @Nullable ReportState state,
            @Nullable String number,
            @Nullable String category,
            @Nullable String area,
            @Nullable String channel,
            @Nullable Instant due,
            int limit,
            @Nullable String cursor) {}

    /**
     * A report in a list.
     *
     * @param excerpt the first 120 characters of what is shown of its words
     */
    @Schema(name = "ReportSummary")
    public record Summary(
            UUID id,
            String number,
            long version,
            String state,
            String excerpt,
            String channel,
            @Nullable String category,
            String area,
            @Nullable String address,
            Instant submittedAt,
            @Nullable Instant verificationDue) {}

    private final AgroalDataSource database;
    private final Areas areas;
    private final Catalogue catalogue;

    ReportTray(AgroalDataSource database, Areas areas, Catalogue catalogue) {
        this.database = database;
        this.areas = areas;
        this.catalogue = catalogue;
    }

    /** @throws Problem not-allowed without a posting anywhere that lets one read reports */
    @Transactional
    Page<Summary> page(Query query, Actor actor) {
        AreaMap map = areas.current();
        Set<String> scope = actor.areaPaths(ReportAccess.READERS);
        if (scope.isEmpty()) {
            throw Problem.of(CommonProblem.NOT_ALLOWED).detail("您没有相应的任职", "You hold no posting for this");
        }
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        add(
                where,
                arguments,
                "r.state = ?",
                query.state() == null ? null : query.state().wire());
        add(where, arguments, "r.number = ?", query.number());
        add(
                where,
                arguments,
                "r.category = ANY(?)",
                query.category() == null
                        ? null
                        : catalogue
                                .current()
                                .codesBelow("category", query.category())
                                .toArray());
        add(where, arguments, "r.channel = ?", query.channel());
        add(where, arguments, "r.verification_due <= ?", query.due());
        Set<String> codes = codes(map, scope, query.area());
        add(where, arguments, "r.area = ANY(?)", codes == null ? null : codes.toArray());
        if (query.cursor() != null) {
            Cursor cursor = Cursor.parse(query.cursor(), 2);
            where.add("(r.submitted_at, r.id) > (?, ?)");
            arguments.add(cursor.instant(0));
            arguments.add(uuid(cursor.text(1)));
        }
        List<Summary> rows = select(where, arguments, query.limit() + 1);
        return Page.of(rows, query.limit(), s -> Cursor.of(s.submittedAt(), s.id()));
    }

    /** Codes of the areas to look in; null when that is the whole city, which needs no condition. */
    private static @Nullable Set<String> codes(AreaMap map, Set<String> scope, @Nullable String area) {
        if (area == null) {
            return scope.contains(map.city().path()) ? null : map.codesBelow(scope);
        }
        String path = map.find(area)
                .orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "no such area"))
                .path();
        Set<String> codes = new HashSet<>(map.codesBelow(Set.of(path)));
        codes.retainAll(map.codesBelow(scope));
        return codes;
    }

    private static void add(List<String> where, List<Object> arguments, String condition, @Nullable Object value) {
        if (value != null) {
            where.add(condition);
            arguments.add(value);
        }
    }

    private List<Summary> select(List<String> where, List<Object> arguments, int most) {
        String sql = statement(where);
        List<Summary> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            // A plan made for the very arguments: which index serves best depends on how wide the scope is.
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            select.setInt(1, EXCERPT);
            int at = 2;
            for (Object argument : arguments) {
                set(connection, select, at++, argument);
            }
            select.setInt(at, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(new Summary(
                            row.getObject(1, UUID.class),
                            row.getString(2),
                            row.getLong(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getString(7),
                            row.getString(8),
                            row.getString(9),
                            row.getObject(10, OffsetDateTime.class).toInstant(),
                            instant(row.getObject(11, OffsetDateTime.class))));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return rows;
    }

    static String statement(List<String> where) {
        String conditions = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
        return """
                SELECT r.id, r.number, r.version, r.state,
                       left(coalesce((SELECT d.text FROM report_redaction d WHERE d.report_id = r.id
                                       ORDER BY d.id DESC LIMIT 1), r.text), ?),
                       r.channel, r.category, r.area, r.address, r.submitted_at, r.verification_due
                  FROM report r""" + conditions + " ORDER BY r.submitted_at, r.id LIMIT ?";
    }

    private static void set(Connection connection, PreparedStatement select, int at, Object argument)
            throws SQLException {
        switch (argument) {
            case Instant instant -> select.setObject(at, instant.atOffset(ZoneOffset.UTC));
            case Object[] codes -> select.setArray(at, connection.createArrayOf("text", codes));
            default -> select.setObject(at, argument);
        }
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
