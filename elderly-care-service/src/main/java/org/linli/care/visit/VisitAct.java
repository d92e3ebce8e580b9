package org.linli.care.visit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a carer did on a visit, as they told it.
 *
 * @param at when it was, by the clock of whoever told
 * @param heard when the service heard of it
 * @param distance metres from the address; null: not told
 * @param note sealed
 * @param reason sealed; for a refusal or a cancellation
 * @param doubtful the clock of the device was wrong
 * @param standing what became of it
 * @param why what keeps it from being applied
 */
record VisitAct(
        UUID id,
        UUID carer,
        GoingOnVisit.Act act,
        Instant at,
        Instant heard,
        @Nullable Integer distance,
        List<String> tasks,
        byte @Nullable [] note,
        byte @Nullable [] reason,
        boolean doubtful,
        Standing standing,
        @Nullable String why) {

    /** By their own times. Of the same moment that goes first which can only have been first. */
    static final Comparator<VisitAct> IN_ORDER = Comparator.comparing(VisitAct::at)
            .thenComparing(each -> each.act().rank())
            .thenComparing(VisitAct::id);

    VisitAct doubted() {
        return new VisitAct(id, carer, act, at, heard, distance, tasks, note, reason, true, standing, why);
    }

    VisitAct standing(Standing now, @Nullable String because) {
        return new VisitAct(id, carer, act, at, heard, distance, tasks, note, reason, doubtful, now, because);
    }
}
