package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.SuspendingVisits;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Pauses an item, lets it go on, and ends it. */
@ApplicationScoped
class MovingItem {

    /** @param reason 1–500 characters */
    @Schema(name = "CareItemPause")
    public record PauseBody(@Nullable String reason) {}

    /**
     * How an item ends.
     *
     * @param lastDay on which it may still come, not before the first
     * @param reason 1–500 characters
     */
    @Schema(name = "CareItemEnd")
    public record EndBody(
            @Nullable LocalDate lastDay, @Nullable String reason) {}

    private final ItemsInSight sight;
    private final KeepingItems keeping;
    private final SuspendingVisits suspending;
    private final Audit audit;

    MovingItem(ItemsInSight sight, KeepingItems keeping, SuspendingVisits suspending, Audit audit) {
        this.sight = sight;
        this.keeping = keeping;
        this.suspending = suspending;
        this.audit = audit;
    }

    /** Its visits ahead are suspended. @throws Problem not-found, not-allowed, stale, conflict, invalid-input */
    @Transactional
    List<PlannedVisits.Kept> pause(UUID id, PauseBody body, long seen, Actor actor) {
        CareItem item = sight.locked(id, seen, actor).item();
        String reason = Asked.words("reason", body.reason(), Asked.LONGEST_REASON);
        ItemState state = ItemsInSight.decide(item, ItemTable.PAUSE, ItemTable.DESK, true);
        List<PlannedVisits.Kept> kept =
                moved(item, state, item.terms(), actor, ItemTable.DESK, ItemTable.PAUSE, reason);
        suspending.suspend(item.id());
        return kept.stream().filter(visit -> !visit.state().equals("published")).toList();
    }

    /** Its visits that were suspended and are still ahead are drafts again. @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    List<PlannedVisits.Kept> resume(UUID id, long seen, Actor actor) {
        CareItem item = sight.locked(id, seen, actor).item();
        ItemState state = ItemsInSight.decide(item, ItemTable.RESUME, ItemTable.DESK, false);
        suspending.resume(item.id());
        return moved(item, state, item.terms(), actor, ItemTable.DESK, ItemTable.RESUME, null);
    }

    /** @return visits agreed on for later than the last day @throws Problem not-found, not-allowed, stale, conflict, invalid-input */
    @Transactional
    List<PlannedVisits.Kept> end(UUID id, EndBody body, long seen, Actor actor) {
        CareItem item = sight.locked(id, seen, actor).item();
        String reason = Asked.words("reason", body.reason(), Asked.LONGEST_REASON);
        LocalDate last = ReadingItem.day("lastDay", Asked.given("lastDay", body.lastDay()));
        if (last.isBefore(item.terms().firstDay().minusDays(1))) {
            throw Problem.invalid("lastDay", "not-before-first", "不得早于开始日", "must not be before firstDay");
        }
        ItemState state = ItemsInSight.decide(item, ItemTable.END, ItemTable.DESK, true);
        return moved(item, state, item.terms().until(last), actor, ItemTable.DESK, ItemTable.END, reason);
    }

    /** The service ends it, as the person left or a rule asks for it no longer. The caller holds the person's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void endBySystem(CareItem item, LocalDate last, String reason) {
        ItemState state = ItemsInSight.decide(item, ItemTable.END, ItemTable.SYSTEM, true);
        moved(item, state, item.terms().until(last), Actor.system("care"), ItemTable.SYSTEM, ItemTable.END, reason);
    }

    /** A level of risk asks for it more or less often; everything else stays. The caller holds the person's lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void oftenBySystem(CareItem item, Recurrence recurrence) {
        moved(
                item,
                item.state(),
                item.terms().recurring(recurrence),
                Actor.system("care"),
                ItemTable.SYSTEM,
                ItemTable.EDIT,
                recurrence.text());
    }

    private List<PlannedVisits.Kept> moved(
            CareItem item,
            ItemState state,
            Terms terms,
            Actor actor,
            String role,
            String action,
            @Nullable String reason) {
        audit.record(AuditEntry.of(
                        keeping.now(),
                        actor,
                        role,
                        action,
                        AgreeingItem.ENTITY,
                        item.id().toString())
                .because(reason)
                .with(Map.of("lastDay", String.valueOf(terms.lastDay()))));
        return keeping.save(
                new CareItem(item.id(), item.version(), state, item.series(), item.elder(), item.source(), terms));
    }
}
