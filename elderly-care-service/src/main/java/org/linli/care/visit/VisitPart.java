package org.linli.care.visit;

import java.time.Instant;
import java.util.List;
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
        byte @Nullable [] note) {

    static VisitPart empty(int number) {
        return new VisitPart(number, null, null, null, null, null, null, null, List.of(), null);
    }

    VisitPart assigned(UUID to, Instant at) {
        return new VisitPart(number, to, at, null, null, null, null, null, List.of(), null);
    }

    VisitPart setOut(Instant at, Instant heard) {
        return new VisitPart(
                number,
                carer,
                plannedAt,
                setOutAt == null ? at : setOutAt,
                arrivedAt,
                finishedAt,
                heard,
                distance,
                tasks,
                note);
    }

    VisitPart arrived(Instant at, Instant heard, @Nullable Integer metres) {
        return arrivedAt != null
                ? this
                : new VisitPart(number, carer, plannedAt, setOutAt, at, finishedAt, heard, metres, tasks, note);
    }

    VisitPart finished(Instant at, Instant heard, List<String> done, byte @Nullable [] sealed) {
        return new VisitPart(number, carer, plannedAt, setOutAt, arrivedAt, at, heard, distance, done, sealed);
    }
}
