package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.careplan.ItemsInSight.Locked;
import org.linli.care.careplan.Occurrence.Window;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Decides for one day of a series: it does not come, or comes on another day or at another time; the desk of the area. */
@ApplicationScoped
class Excepting {

    /**
     * What is decided for one day.
     *
     * @param day that the rule gives
     * @param action {@code cancelled} or {@code moved}
     * @param toDay when it comes, at most 60 days away; of moved
     * @param window left out: the item's
     * @param reason 1–500 characters
     */
    @Schema(name = "CareExceptionTold")
    public record ExceptionBody(
            @Nullable LocalDate day,
            @Nullable String action,
            @Nullable LocalDate toDay,
            ItemBody.@Nullable WindowBody window,
            @Nullable String reason) {}

    /** Days a single occurrence may be moved. */
    static final int FARTHEST = 60;

    private final ItemsInSight sight;
    private final KeepingItems keeping;
    private final Database database;
    private final Audit audit;

    Excepting(ItemsInSight sight, KeepingItems keeping, Database database, Audit audit) {
        this.sight = sight;
        this.keeping = keeping;
        this.database = database;
        this.audit = audit;
    }

    /** @return visits that stay as they were agreed on @throws Problem not-found, not-allowed, stale, invalid-input */
    @Transactional
    List<PlannedVisits.Kept> except(UUID id, ExceptionBody body, long seen, Actor actor) {
        Locked locked = sight.locked(id, seen, actor);
        ItemsInSight.decide(locked.item(), ItemTable.EXCEPT, ItemTable.DESK, true);
        LocalDate day = given(locked, Asked.given("day", body.day()));
        String reason = Asked.words("reason", body.reason(), Asked.LONGEST_REASON);
        LocalDate toDay = switch (Asked.given("action", body.action())) {
            case "cancelled" -> null;
            case "moved" -> near(day, Asked.given("toDay", body.toDay()));
            default -> throw Problem.invalid("action", "one-of", "须为 cancelled 或 moved", "must be cancelled or moved");
        };
        Window window = toDay == null || body.window() == null
                ? null
                : ReadingItem.window(
                        "window",
                        body.window(),
                        locked.item().terms().minutes(),
                        locked.item().terms().coupling());
        return keep(locked, new Occurrences.Exception(day, toDay, window), reason, actor);
    }

    /** One occurrence comes at another time of its day. @return as {@link #except} */
    @Transactional(Transactional.TxType.MANDATORY)
    List<PlannedVisits.Kept> window(Locked locked, LocalDate day, Window window, Actor actor) {
        LocalDate comes = occurrence(locked, day).day();
        if (comes == null) {
            throw Problem.invalid("on", "comes", "该次服务并不进行", "this occurrence does not come");
        }
        return keep(locked, new Occurrences.Exception(day, comes, window), "window", actor);
    }

    /** The day is again as the rule gives it. @throws Problem not-found, not-allowed, stale */
    @Transactional
    List<PlannedVisits.Kept> forget(UUID id, LocalDate day, long seen, Actor actor) {
        Locked locked = sight.locked(id, seen, actor);
        ItemsInSight.decide(locked.item(), ItemTable.EXCEPT, ItemTable.DESK, true);
        int gone = database.update(
                "DELETE FROM care_exception WHERE series = ? AND rule_day = ?",
                locked.item().series(),
                day);
        if (gone == 0) {
            throw Problem.notFound("exception", "该例外");
        }
        record(locked.item(), actor, "forget-exception", null, Map.of("day", day.toString()));
        return keeping.save(locked.item());
    }

    private List<PlannedVisits.Kept> keep(Locked locked, Occurrences.Exception exception, String reason, Actor actor) {
        free(locked, exception);
        Window window = exception.window();
        database.update(
                """
                INSERT INTO care_exception (series, rule_day, to_day, window_from, window_to, reason, said_by, said_at)
                VALUES (?, ?, ?::date, ?::int, ?::int, ?, ?, ?)
                ON CONFLICT (series, rule_day) DO UPDATE
                   SET to_day = EXCLUDED.to_day, window_from = EXCLUDED.window_from, window_to = EXCLUDED.window_to,
                       reason = EXCLUDED.reason, said_by = EXCLUDED.said_by, said_at = EXCLUDED.said_at""",
                locked.item().series(),
                exception.ruleDay(),
                exception.toDay(),
                window == null ? null : window.from(),
                window == null ? null : window.to(),
                reason,
                actor.subject(),
                keeping.now());
        record(
                locked.item(),
                actor,
                "except",
                reason,
                Map.of("day", exception.ruleDay().toString(), "toDay", Objects.toString(exception.toDay(), "")));
        return keeping.save(locked.item());
    }

    /** Two of a series never come on one day. */
    private static void free(Locked locked, Occurrences.Exception exception) {
        LocalDate to = exception.toDay();
        if (to == null) {
            return;
        }
        boolean taken = locked.plan().between(to, to).stream()
                .anyMatch(each -> each.comes() && !each.ruleDay().equals(exception.ruleDay()));
        if (taken) {
            throw Problem.invalid("toDay", "same-day", "当天已有此项服务", "another one of these comes on that day");
        }
    }

    private static LocalDate given(Locked locked, LocalDate day) {
        return occurrence(locked, ReadingItem.day("day", day)).ruleDay();
    }

    private static Occurrence occurrence(Locked locked, LocalDate ruleDay) {
        return locked.plan().between(ruleDay.minusDays(FARTHEST), ruleDay.plusDays(FARTHEST)).stream()
                .filter(each -> each.ruleDay().equals(ruleDay)
                        && each.item().equals(locked.item().id()))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("day", "day-of-rule", "规则未给出此日", "the rule does not give this day"));
    }

    private static LocalDate near(LocalDate day, LocalDate toDay) {
        if (Math.abs(ChronoUnit.DAYS.between(day, toDay)) > FARTHEST) {
            throw Problem.invalid("toDay", "near", "与原日相距不得超过 60 天", "must lie within 60 days of the day");
        }
        return toDay;
    }

    private void record(
            CareItem item, Actor actor, String action, @Nullable String reason, Map<String, Object> details) {
        audit.record(AuditEntry.of(
                        keeping.now(),
                        actor,
                        ItemTable.DESK,
                        action,
                        AgreeingItem.ENTITY,
                        item.id().toString())
                .because(reason)
                .with(details));
    }
}
