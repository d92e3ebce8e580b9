package org.linli.care.risk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.elder.ElderTable;
import org.linli.care.registry.AreaScope;
import org.linli.care.registry.Areas;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Heat, cold, storm and snow in an area: everybody there is judged again when it begins and when it ends. */
@ApplicationScoped
class WeatherAlerts {

    /** @param kind {@code heat}, {@code cold}, {@code storm} or {@code snow} @param to later than from, by 60 days at most; not over */
    @Schema(name = "WeatherAlertTold")
    public record Body(
            @Nullable String area,
            @Nullable String kind,
            @Nullable Instant from,
            @Nullable Instant to) {}

    @Schema(name = "WeatherAlert")
    public record AlertView(UUID id, String area, String kind, Instant from, Instant to) {}

    private static final Set<String> KINDS = Set.of("heat", "cold", "storm", "snow");
    private static final String CHIEF = "duty-chief";

    private final Areas areas;
    private final Database database;
    private final ElderChronicle chronicle;
    private final Audit audit;

    WeatherAlerts(Areas areas, Database database, ElderChronicle chronicle, Audit audit) {
        this.areas = areas;
        this.database = database;
        this.chronicle = chronicle;
        this.audit = audit;
    }

    /** @throws Problem invalid-input, not-allowed */
    @Transactional
    AlertView tell(Body body, Actor actor) {
        String area = Asked.code("area", body.area());
        String path = areas.pathOf(area, "area");
        String role = actor.requireIn(path, ElderTable.DESK, CHIEF);
        String kind = Asked.given("kind", body.kind());
        if (!KINDS.contains(kind)) {
            throw Problem.invalid("kind", "one-of", "须为 heat、cold、storm 或 snow", "must be heat, cold, storm or snow");
        }
        Instant from = Asked.given("from", body.from());
        Instant to = Asked.given("to", body.to());
        Instant now = chronicle.now();
        if (!to.isAfter(from) || !to.isAfter(now) || Duration.between(from, to).toDays() > 60) {
            throw Problem.invalid(
                    "to", "range", "须晚于开始与现在,且不超过 60 天", "must be later than from and now, by 60 days at most");
        }
        UUID id = TimeOrderedId.at(now);
        database.update(
                "INSERT INTO weather_alert (id, area_code, area_path, kind, begins_at, ends_at, told_by) VALUES (?, ?, ?, ?, ?, ?, ?)",
                id,
                area,
                path,
                kind,
                from,
                to,
                actor.subject());
        audit.record(AuditEntry.of(now, actor, role, "warn", "weather-alert", id.toString())
                .because(kind));
        return new AlertView(id, area, kind, from, to);
    }

    /** @throws Problem not-found for an alert elsewhere, or one that is over */
    @Transactional
    void end(UUID id, Actor actor) {
        Instant now = chronicle.now();
        String path = database.first(
                        "SELECT area_path FROM weather_alert WHERE id = ? AND ends_at > ? FOR UPDATE",
                        row -> row.getString("area_path"),
                        id,
                        now)
                .filter(each -> actor.mayIn(ElderTable.DESK, each) || actor.mayIn(CHIEF, each))
                .orElseThrow(() -> Problem.notFound("weather alert that goes on", "生效中的天气预警"));
        String role = actor.requireIn(path, ElderTable.DESK, CHIEF);
        // One that has not begun never will have been.
        database.update("DELETE FROM weather_alert WHERE id = ? AND begins_at >= ?", id, now);
        database.update("UPDATE weather_alert SET ends_at = ? WHERE id = ?", now, id);
        audit.record(AuditEntry.of(now, actor, role, "end-warning", "weather-alert", id.toString()));
    }

    /** Those that go on or are ahead. @throws Problem not-allowed */
    @Transactional
    List<AlertView> standing(Actor actor) {
        List<String> where = new ArrayList<>();
        List<Object> arguments = new ArrayList<>();
        AreaScope.of(actor, ElderTable.DESK, CHIEF).restrict("area_path", where, arguments);
        where.add("ends_at > ?");
        arguments.add(chronicle.now());
        return database.list(
                "SELECT * FROM weather_alert WHERE " + String.join(" AND ", where)
                        + " ORDER BY begins_at, id LIMIT 200",
                row -> new AlertView(
                        row.getObject("id", UUID.class),
                        row.getString("area_code"),
                        row.getString("kind"),
                        Objects.requireNonNull(Database.instant(row, "begins_at")),
                        Objects.requireNonNull(Database.instant(row, "ends_at"))),
                arguments.toArray());
    }

    /** Has everybody judged again where an alert began or ended since the last look, once each, whoever looks. */
    @Transactional
    void turn() {
        Instant now = chronicle.now();
        database.list("""
                        UPDATE weather_alert SET began = begins_at <= ?, over = ends_at <= ?
                         WHERE begins_at <= ? AND NOT began OR ends_at <= ? AND NOT over RETURNING area_path""", row -> row.getString("area_path"), now, now, now, now)
                .forEach(this::judgeAgain);
    }

    /** Left to the sweep: an area may hold thousands. */
    private void judgeAgain(String path) {
        database.update("""
                UPDATE risk SET judged_on = DATE '2000-01-01'
                 WHERE elder IN (SELECT id FROM elder WHERE starts_with(area_path || '.', ? || '.'))""", path);
    }
}
