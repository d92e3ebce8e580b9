package org.linli.care.visit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.linli.care.catalogue.VisitKind;

/** Whether what the carers told of a visit is whole, so that nobody has to look at it. */
final class Evidence {

    private Evidence() {}

    /**
     * Arrived and finished in this order by a clock that is not in doubt, near the address, at least half of the minutes, every
     * mandatory task done.
     */
    static boolean whole(Visit visit, VisitKind kind) {
        Set<String> done = new HashSet<>();
        for (VisitPart part : visit.parts()) {
            done.addAll(part.tasks());
            if (!whole(part, visit.terms().minutes())) {
                return false;
            }
        }
        return kind.tasks().stream().filter(VisitKind.Task::mandatory).allMatch(task -> done.contains(task.code()));
    }

    private static boolean whole(VisitPart part, int minutes) {
        Instant arrived = part.arrivedAt();
        Instant finished = part.finishedAt();
        return arrived != null
                && finished != null
                && !part.doubtful()
                && Distance.judged(part.distance()).equals("near")
                && Duration.between(arrived, finished).toSeconds() >= minutes * 30L;
    }
}
