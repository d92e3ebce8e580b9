package org.linli.volunteer.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** The plans of the last seven days. */
@ApplicationScoped
class Plans {

    static final String DESK = "desk";
    private static final Duration KEPT = Duration.ofDays(7);

    private final Database database;
    private final ObjectMapper json;
    private final Clock clock;

    Plans(Database database, ObjectMapper json, Clock clock) {
        this.database = database;
        this.json = json;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID id, String areaPath, PlanViews.Content content, Map<UUID, Long> versions, Actor actor, Instant now) {
        database.update(
                "INSERT INTO plan (id, area_path, made_by, made_at, content) VALUES (?, ?, ?, ?, ?)",
                id,
                areaPath,
                actor.subject(),
                now,
                written(content));
        content.taken().stream()
                .map(PlanViews.Taken::need)
                .distinct()
                .forEach(need -> database.update(
                        "INSERT INTO plan_need (plan_id, need_id, need_version) VALUES (?, ?, ?)",
                        id,
                        need,
                        Objects.requireNonNull(versions.get(need))));
    }

    /** @throws Problem not-found for one that is forgotten, or of an area that is not the desk's */
    @Transactional
    PlanViews.Whole shown(UUID id, Actor actor) {
        return database.first(
                        "SELECT area_path, made_at, applied_at, content FROM plan WHERE id = ? AND made_at > ?",
                        row -> actor.mayIn(DESK, row.getString("area_path"))
                                ? Optional.of(new PlanViews.Whole(
                                        id,
                                        Objects.requireNonNull(Database.instant(row, "made_at")),
                                        Objects.requireNonNull(Database.instant(row, "made_at"))
                                                .plus(KEPT),
                                        Database.instant(row, "applied_at"),
                                        read(row.getString("content")),
                                        applied(id)))
                                : Optional.<PlanViews.Whole>empty(),
                        id,
                        clock.instant().minus(KEPT))
                .flatMap(found -> found)
                .orElseThrow(Plans::notFound);
    }

    /** Notes who began to apply it first. */
    @Transactional
    void begun(UUID id, Actor actor, Instant now) {
        database.update(
                "UPDATE plan SET applied_by = ?, applied_at = ? WHERE id = ? AND applied_at IS NULL",
                actor.subject(),
                now,
                id);
    }

    /** What was planned for a need; the caller holds its lock. @param outcome null: not applied yet */
    record Planned(long needVersion, @Nullable String outcome) {}

    @Transactional(Transactional.TxType.MANDATORY)
    Planned of(UUID id, UUID need) {
        return database.first(
                        "SELECT need_version, outcome FROM plan_need WHERE plan_id = ? AND need_id = ? FOR UPDATE",
                        row -> new Planned(row.getLong("need_version"), row.getString("outcome")),
                        id,
                        need)
                .orElseThrow(Plans::notFound);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void cameTo(UUID id, UUID need, String outcome) {
        database.update("UPDATE plan_need SET outcome = ? WHERE plan_id = ? AND need_id = ?", outcome, id, need);
    }

    /** @return how many were over */
    @Transactional
    int forget() {
        return database.update(
                "DELETE FROM plan WHERE made_at <= ?", clock.instant().minus(KEPT));
    }

    static Problem notFound() {
        return Problem.notFound("plan", "方案");
    }

    private List<PlanViews.Applied> applied(UUID id) {
        return database.list(
                "SELECT need_id, outcome FROM plan_need WHERE plan_id = ? ORDER BY need_id",
                row -> new PlanViews.Applied(row.getObject("need_id", UUID.class), row.getString("outcome")),
                id);
    }

    private String written(PlanViews.Content content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PlanViews.Content read(String text) {
        try {
            return json.readValue(text, PlanViews.Content.class);
        } catch (JsonProcessingException notWrittenHere) {
            throw new IllegalStateException(notWrittenHere);
        }
    }
}
