package org.linli.care.carer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** A carer does not come: told by themselves, or the desk of the area. */
@ApplicationScoped
class TellingAbsence {

    /**
     * When a carer does not come.
     *
     * @param reason {@code ill}, {@code leave} or {@code training}
     * @param from RFC 3339
     * @param to later than from, at most 400 days
     */
    @Schema(name = "CarerAbsenceTold")
    public record AbsenceBody(
            @Nullable String reason,
            @Nullable Instant from,
            @Nullable Instant to) {}

    private static final Set<String> REASONS = Set.of("ill", "leave", "training");
    private static final Duration LONGEST = Duration.ofDays(400);

    private final Carers carers;
    private final Database database;
    private final Instance<CarerAway> hearing;
    private final Audit audit;
    private final Clock clock;

    TellingAbsence(Carers carers, Database database, @Any Instance<CarerAway> hearing, Audit audit, Clock clock) {
        this.carers = carers;
        this.database = database;
        this.hearing = hearing;
        this.audit = audit;
        this.clock = clock;
    }

    /** The same told again is the absence that was told. @throws Problem invalid-input; not-found for who is neither the carer nor the desk of their area */
    @Transactional
    Absence tell(UUID id, AbsenceBody body, Actor actor) {
        CarerRef carer = carers.lock(id)
                .filter(each ->
                        each.subject().equals(actor.subject()) || actor.mayIn(KeepingCarer.DESK, each.areaPath()))
                .orElseThrow(CarerViews::unknown);
        String reason = Asked.given("reason", body.reason());
        if (!REASONS.contains(reason)) {
            throw Problem.invalid("reason", "one-of", "须为 ill、leave 或 training", "must be ill, leave or training");
        }
        Instant from = Asked.given("from", body.from());
        Instant to = Asked.given("to", body.to());
        if (!to.isAfter(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.invalid(
                    "to", "after-from", "须晚于开始,且不超过 400 天", "must be later than from, by 400 days at most");
        }
        Optional<UUID> told = known(id, reason, from, to);
        if (told.isPresent()) {
            return new Absence(told.get(), reason, from, to);
        }
        Instant now = clock.instant();
        UUID absence = TimeOrderedId.at(now);
        database.update(
                "INSERT INTO carer_absence (id, carer, reason, begins_at, ends_at, told_by, told_at) VALUES (?, ?, ?, ?, ?, ?, ?)",
                absence,
                id,
                reason,
                from,
                to,
                actor.subject(),
                now);
        String role = carer.subject().equals(actor.subject()) ? "carer" : KeepingCarer.DESK;
        audit.record(AuditEntry.of(now, actor, role, "be-away", "carer", id.toString())
                .because(reason)
                .with(Map.of("from", from.toString(), "to", to.toString())));
        hearing.forEach(each -> each.away(id, from, to, reason));
        return new Absence(absence, reason, from, to);
    }

    /** Told again, as by a second click: one absence, and the day is repaired once. */
    private Optional<UUID> known(UUID carer, String reason, Instant from, Instant to) {
        return database.first(
                "SELECT id FROM carer_absence WHERE carer = ? AND reason = ? AND begins_at = ? AND ends_at = ?",
                row -> row.getObject("id", UUID.class),
                carer,
                reason,
                from,
                to);
    }
}
