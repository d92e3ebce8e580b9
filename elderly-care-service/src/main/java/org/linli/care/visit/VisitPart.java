package org.linli.care.visit;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one carer does of a visit.
 *
 * @param number 1 or 2
 * @param plannedAt when they are to come
 * @param arrivedAt as they said; {@code heardAt} is when the service heard of the last thing
 * @param distance metres from the address when they arrived; null: not told
 * @param note sealed
 * @param doubtful some of its times come from a device whose clock was wrong
 */
record VisitPart(
        int number,
        @Nullable UUID carer,
        @Nullable Instant plannedAt,
        @Nullable Instant setOutAt,
        @Nullable Instant arrivedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant heardAt,
        @Nullable Integer distance,
        List<String> tasks,
        byte @Nullable [] note,
        boolean doubtful) {

    static VisitPart empty(int number) {
        return new VisitPart(number, null, null, null, null, null, null, null, List.of(), null, false);
    }

    VisitPart assigned(UUID to, Instant at) {
        return new VisitPart(number, to, at, null, null, null, null, null, List.of(), null, false);
    }

    /** As it was before its carer did anything. */
    VisitPart planned() {
        return new VisitPart(number, carer, plannedAt, null, null, null, null, null, List.of(), null, false);
    }

    /** What the act makes of it. Setting out and arriving count the first time they are told. */
    VisitPart told(VisitAct act) {
        Instant setOut = setOutAt;
        Instant arrived = arrivedAt;
        Instant finished = finishedAt;
        Integer metres = distance;
        List<String> done = tasks;
        byte[] words = note;
        switch (act.act()) {
            case SET_OUT -> setOut = setOut == null ? act.at() : setOut;
            case ARRIVE, NOBODY_OPENS, OPENED_AFTER_ALL -> {
                metres = arrived == null ? act.distance() : metres;
                arrived = arrived == null ? act.at() : arrived;
            }
            case FINISH -> {
                finished = act.at();
                done = act.tasks();
                words = act.note();
            }
            case REFUSE, ELDER_CALLS_OFF -> {
                // The visit has its state and its reason; the part stays.
            }
        }
        Instant last = heardAt == null || act.heard().isAfter(heardAt) ? act.heard() : heardAt;
        return new VisitPart(
                number,
                carer,
                plannedAt,
                setOut,
                arrived,
                finished,
                last,
                metres,
                done,
                words,
                doubtful || act.doubtful());
    }

    boolean toldAsMuchAs(VisitPart other) {
        return number == other.number
                && Objects.equals(carer, other.carer)
                && (setOutAt == null) == (other.setOutAt == null)
                && (arrivedAt == null) == (other.arrivedAt == null)
                && (finishedAt == null) == (other.finishedAt == null);
    }
}
