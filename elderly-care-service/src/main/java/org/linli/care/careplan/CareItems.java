package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.care.visit.Coupling;
import org.linli.kit.sql.Database;

/** The table of items. Whoever changes one holds the locks of its person and of its whole series, taken in this order. */
@ApplicationScoped
class CareItems {

    private final Database database;

    CareItems(Database database) {
        this.database = database;
    }

    @Transactional
    Optional<CareItem> find(UUID id) {
        return database.first("SELECT * FROM care_item WHERE id = ?", CareItems::read, id);
    }

    @Transactional
    List<CareItem> ofElder(UUID elder) {
        return database.list("SELECT * FROM care_item WHERE elder_id = ? ORDER BY id", CareItems::read, elder);
    }

    /** In the order of their first days. */
    @Transactional
    List<CareItem> ofSeries(UUID series) {
        return database.list(
                "SELECT * FROM care_item WHERE series = ? ORDER BY first_day, id", CareItems::read, series);
    }

    /** In the order of their first days; nobody else changes them before the caller's transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<CareItem> locked(UUID series) {
        return database.list(
                "SELECT * FROM care_item WHERE series = ? ORDER BY first_day, id FOR UPDATE", CareItems::read, series);
    }

    @Transactional
    Optional<UUID> elderOf(UUID series) {
        return database.first(
                "SELECT elder_id FROM care_item WHERE series = ? LIMIT 1",
                row -> row.getObject("elder_id", UUID.class),
                series);
    }

    /** Series with an item that has not ended before the one day nor begins after the other, in the order of their ids. */
    @Transactional
    List<UUID> seriesBetween(LocalDate from, LocalDate to) {
        return database.list("""
                SELECT DISTINCT series FROM care_item
                 WHERE (last_day IS NULL OR last_day >= ?) AND first_day <= ? ORDER BY series""", row -> row.getObject("series", UUID.class), from, to);
    }

    /** Series with an item that is paid from a contract and goes on, in the order of their ids. */
    @Transactional
    List<UUID> seriesOf(UUID packageId) {
        return database.list(
                "SELECT DISTINCT series FROM care_item WHERE package_id = ? AND state <> 'ended' ORDER BY series",
                row -> row.getObject("series", UUID.class),
                packageId);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(CareItem item, Instant now) {
        return database.update(
                        """
                        INSERT INTO care_item (id, version, state, series, elder_id, source, kind, recurrence, first_day, last_day,
                                               minutes, window_from, window_to, preferred_from, preferred_to, skills, carers, coupling, gap_least, gap_most,
                                               preferred_carer, holiday_policy, minimum_gap, package_id, created_at)
                        SELECT ?, 1, 'active', ?, ?, ?, t.*, ? FROM (VALUES (?::text, ?::text, ?::date, ?::date, ?::int, ?::int, ?::int,
                               ?::int, ?::int, ?::text[], ?::int, ?::text, ?::int, ?::int, ?::uuid, ?::text, ?::int, ?::uuid)) t
                        ON CONFLICT DO NOTHING""", with(item.terms(), List.of(item.id(), item.series(), item.elder(), item.source(), now)))
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void save(CareItem item) {
        database.update("""
                UPDATE care_item
                   SET version = version + 1, state = ?,
                       (kind, recurrence, first_day, last_day, minutes, window_from, window_to, preferred_from, preferred_to, skills, carers, coupling,
                        gap_least, gap_most, preferred_carer, holiday_policy, minimum_gap, package_id)
                       = (?, ?, ?::date, ?::date, ?::int, ?::int, ?::int, ?::int, ?::int, ?::text[], ?::int, ?::text, ?::int, ?::int, ?::uuid, ?,
                          ?::int, ?::uuid)
                 WHERE id = ?""", with(item.terms(), List.of(item.state().wire()), item.id()));
    }

    private static Object[] with(Terms terms, List<?> before, Object... after) {
        Coupling coupling = terms.coupling();
        Window preferred = terms.preferredWindow();
        ArrayList<Object> all = new ArrayList<>(before);
        all.addAll(Arrays.asList(
                terms.kind(),
                terms.recurrence().text(),
                terms.firstDay(),
                terms.lastDay(),
                terms.minutes(),
                terms.window().from(),
                terms.window().to(),
                preferred == null ? null : preferred.from(),
                preferred == null ? null : preferred.to(),
                terms.skills(),
                terms.carers(),
                coupling == null ? null : coupling.wire(),
                coupling == null ? null : coupling.least(),
                coupling == null ? null : coupling.most(),
                terms.preferredCarer(),
                terms.holidayPolicy().wire(),
                terms.minimumGap(),
                terms.packageId()));
        all.addAll(List.of(after));
        return all.toArray();
    }

    private static CareItem read(ResultSet row) throws SQLException {
        return new CareItem(
                id(row, "id"),
                row.getLong("version"),
                ItemState.of(row.getString("state")),
                id(row, "series"),
                id(row, "elder_id"),
                row.getString("source"),
                new Terms(
                        row.getString("kind"),
                        Recurrence.read("recurrence", row.getString("recurrence")),
                        Objects.requireNonNull(row.getObject("first_day", LocalDate.class)),
                        row.getObject("last_day", LocalDate.class),
                        row.getInt("minutes"),
                        new Window(row.getInt("window_from"), row.getInt("window_to")),
                        preferred(row),
                        List.of((String[]) row.getArray("skills").getArray()),
                        row.getInt("carers"),
                        coupling(row),
                        row.getObject("preferred_carer", UUID.class),
                        HolidayPolicy.of(row.getString("holiday_policy")).orElseThrow(),
                        row.getInt("minimum_gap"),
                        row.getObject("package_id", UUID.class)));
    }

    private static @Nullable Window preferred(ResultSet row) throws SQLException {
        Integer from = row.getObject("preferred_from", Integer.class);
        return from == null ? null : new Window(from, row.getInt("preferred_to"));
    }

    static @Nullable Coupling coupling(ResultSet row) throws SQLException {
        String wire = row.getString("coupling");
        return wire == null
                ? null
                : new Coupling(
                        wire.equals("together"),
                        row.getObject("gap_least", Integer.class),
                        row.getObject("gap_most", Integer.class));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }
}
