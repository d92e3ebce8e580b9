package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Contracts to read, with how fast they are used; the officers of the area where they count. */
@ApplicationScoped
class PackageViews {

    private static final String[] READERS = {KeepingPackage.DESK, "duty-chief", "auditor"};
    private static final Set<String> STATES = Set.of("reserved", "consumed", "released");

    /** A contract as it stands. */
    @Schema(name = "Package")
    public record PackageView(
            UUID id,
            long version,
            String number,
            String unit,
            String area,
            LocalDate from,
            LocalDate to,
            boolean noAnswerCounts,
            List<LineView> lines,
            List<ShareView> people) {}

    /** What was contracted of one kind, what is left, and how fast it goes. */
    @Schema(name = "PackageLine")
    public record LineView(String kind, int contracted, int reserved, int consumed, Pace pace) {}

    /** @param visits at most; null: as many as there are */
    @Schema(name = "PackageShare")
    public record ShareView(UUID elder, @Nullable Integer visits, int reserved, int consumed) {}

    /** A contract in a list. */
    @Schema(name = "PackageInList")
    public record PackageRow(UUID id, String number, String unit, String area, LocalDate from, LocalDate to) {}

    /** @param reason why a place was given back */
    @Schema(name = "QuotaEntry")
    public record EntryView(
            String visit,
            String kind,
            UUID elder,
            String state,
            @Nullable String reason,
            Instant changedAt) {}

    private final Database database;
    private final Areas areas;
    private final CityTime.Settings city;
    private final Clock clock;

    PackageViews(Database database, Areas areas, CityTime.Settings city, Clock clock) {
        this.database = database;
        this.areas = areas;
        this.city = city;
        this.clock = clock;
    }

    static Problem unknown() {
        return Problem.notFound("package", "该服务包");
    }

    /** @throws Problem not-found, also for who may not see it */
    @Transactional
    PackageView one(UUID id, Actor actor) {
        LocalDate today = clock.instant().atZone(city.zone()).toLocalDate();
        database.first(
                        "SELECT a.path FROM care_package p JOIN area a ON a.code = p.area_code WHERE p.id = ?",
                        row -> row.getString("path"),
                        id)
                .filter(each -> sees(actor, each))
                .orElseThrow(PackageViews::unknown);
        return database.first("SELECT * FROM care_package WHERE id = ?", row -> view(row, today), id)
                .orElseThrow(PackageViews::unknown);
    }

    /** @throws Problem not-allowed, invalid-input */
    @Transactional
    Page<PackageRow> page(@Nullable String area, int limit, @Nullable String cursor, Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, READERS).restrict("a.path", where, arguments);
        if (area != null) {
            AreaScope.within("a.path", areas.pathOf(area, "area"), where, arguments);
        }
        if (cursor != null) {
            where.add("p.id::text > ?");
            arguments.add(Cursor.parse(cursor, 1).text(0));
        }
        int size = Page.limit(limit);
        arguments.add(size + 1);
        return Page.of(
                database.list(
                        "SELECT p.* FROM care_package p JOIN area a ON a.code = p.area_code WHERE "
                                + String.join(" AND ", where) + " ORDER BY p.id::text LIMIT ?",
                        row -> new PackageRow(
                                id(row, "id"),
                                row.getString("number"),
                                row.getString("unit_code"),
                                row.getString("area_code"),
                                day(row, "first_day"),
                                day(row, "last_day")),
                        arguments.toArray()),
                size,
                row -> Cursor.of(row.id()));
    }

    /** Places its visits took. @throws Problem not-found, invalid-input */
    @Transactional
    Page<EntryView> entries(UUID id, @Nullable String state, int limit, @Nullable String cursor, Actor actor) {
        one(id, actor);
        if (state != null && !STATES.contains(state)) {
            throw Problem.invalid(
                    "state", "one-of", "须为 reserved、consumed 或 released", "must be reserved, consumed or released");
        }
        int size = Page.limit(limit);
        return Page.of(
                database.list(
                        """
                        SELECT * FROM quota_entry
                         WHERE package_id = ? AND (?::text IS NULL OR state = ?) AND visit_id > ? ORDER BY visit_id LIMIT ?""",
                        row -> new EntryView(
                                row.getString("visit_id"),
                                row.getString("kind"),
                                id(row, "elder_id"),
                                row.getString("state"),
                                row.getString("reason"),
                                Objects.requireNonNull(Database.instant(row, "changed_at"))),
                        id,
                        state,
                        state,
                        cursor == null ? "" : Cursor.parse(cursor, 1).text(0),
                        size + 1),
                size,
                row -> Cursor.of(row.visit()));
    }

    private PackageView view(ResultSet row, LocalDate today) throws SQLException {
        UUID id = id(row, "id");
        LocalDate first = day(row, "first_day");
        LocalDate last = day(row, "last_day");
        return new PackageView(
                id,
                row.getLong("version"),
                row.getString("number"),
                row.getString("unit_code"),
                row.getString("area_code"),
                first,
                last,
                row.getBoolean("no_answer_counts"),
                database.list(
                        "SELECT * FROM package_line WHERE package_id = ? ORDER BY kind",
                        line -> new LineView(
                                line.getString("kind"),
                                line.getInt("contracted"),
                                line.getInt("reserved"),
                                line.getInt("consumed"),
                                Pace.of(line.getInt("contracted"), line.getInt("consumed"), first, last, today)),
                        id),
                database.list(
                        "SELECT * FROM package_share WHERE package_id = ? AND enrolled ORDER BY elder_id",
                        share -> new ShareView(
                                id(share, "elder_id"),
                                share.getObject("visits", Integer.class),
                                share.getInt("reserved"),
                                share.getInt("consumed")),
                        id));
    }

    private static boolean sees(Actor actor, String path) {
        for (String role : READERS) {
            if (actor.mayIn(role, path)) {
                return true;
            }
        }
        return false;
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalDate.class));
    }
}
