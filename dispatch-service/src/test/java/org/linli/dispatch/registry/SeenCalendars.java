package org.linli.dispatch.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.linli.dispatch.deadline.CalendarsChanged;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;

/** Notes each change of calendars, and what a due time is inside the transaction that makes it. */
@ApplicationScoped
class SeenCalendars {

    record Seen(Set<Integer> years, DueTime closing) {}

    static final Instant FROM = Instant.parse("2026-02-14T09:30:00Z");

    private final List<Seen> seen = new CopyOnWriteArrayList<>();
    private final Deadlines deadlines;

    SeenCalendars(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    void on(@Observes CalendarsChanged changed) {
        seen.add(new Seen(changed.years(), deadlines.clock("closing", "routine", FROM)));
    }

    /** What was noted since it was asked last. */
    List<Seen> taken() {
        List<Seen> taken = List.copyOf(seen);
        seen.clear();
        return taken;
    }
}
