package org.linli.dispatch.tray;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.CaseState;
import org.linli.dispatch.registry.Registry;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;

/** Pages of cases, the one that should be acted on first at the top. */
@ApplicationScoped
class CaseList {

    /**
     * A case in a list.
     *
     * @param excerpt the first 60 characters of what was reported
     * @param waitsUntil when the present step should be over; of a case that has ended, when it ended
     * @param dueAt when the work is due; null before filing
     */
    @Schema(name = "CaseInList")
    public record CaseRow(
            UUID id,
            String number,
            String state,
            long version,
            String excerpt,
            Named area,
            @Nullable Named category,
            String urgency,
            Instant submittedAt,
            Instant waitsUntil,
            @Nullable Instant dueAt,
            boolean late) {}

    static final String COLUMNS =
            "c.id, c.number, c.state, c.version, left(c.text, 60), c.area_code, c.category_code, c.urgency, "
                    + "c.submitted_at, c.sort_at, c.due_at, c.ended";

    private final TrayQuery query;
    private final Rows rows;
    private final Registry registry;
    private final Clock clock;

    CaseList(TrayQuery query, Rows rows, Registry registry, Clock clock) {
        this.query = query;
        this.rows = rows;
        this.registry = registry;
        this.clock = clock;
    }

    Page<CaseRow> page(CaseFilter filter, Scope scope) {
        Sql sql = query.casePage(COLUMNS, filter, filter.states(CaseState.class), scope);
        Named.Names names = new Named.Names(registry);
        Instant now = clock.instant();
        List<CaseRow> found = rows.of(sql, row -> read(row, names, now));
        return Page.of(found, TrayQuery.size(filter), c -> Cursor.of(c.waitsUntil(), c.id()));
    }

    private static CaseRow read(ResultSet row, Named.Names names, Instant now) throws SQLException {
        Instant waitsUntil = row.getObject(10, OffsetDateTime.class).toInstant();
        OffsetDateTime due = row.getObject(11, OffsetDateTime.class);
        return new CaseRow(
                row.getObject(1, UUID.class),
                row.getString(2),
                CaseState.valueOf(row.getString(3)).wire(),
                row.getLong(4),
                row.getString(5),
                names.area(row.getString(6)),
                names.category(row.getString(7)),
                row.getString(8),
                row.getObject(9, OffsetDateTime.class).toInstant(),
                waitsUntil,
                due == null ? null : due.toInstant(),
                !row.getBoolean(12) && !waitsUntil.isAfter(now));
    }
}
