package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.linli.dispatch.clock.RunningClock;
import org.linli.dispatch.clock.RunningClocks;
import org.linli.dispatch.clock.TimeIsUp;
import org.linli.dispatch.deadline.Deadlines;
import org.linli.dispatch.deadline.DueTime;
import org.linli.kit.identity.Actor;

/**
 * The clocks of the case itself: one for each step that somebody has to take. Running out makes the case late; it stays
 * where it is, for the one who should have acted still has to.
 */
@ApplicationScoped
public class CaseClocks implements TimeIsUp {

    public static final String FILING = "filing";
    public static final String DISPATCHING = "dispatching";
    public static final String CHECKING = "checking";
    public static final String CLOSING = "closing";

    private final RunningClocks running;
    private final Deadlines deadlines;
    private final CaseFiles cases;
    private final CaseChronicle chronicle;

    CaseClocks(RunningClocks running, Deadlines deadlines, CaseFiles cases, CaseChronicle chronicle) {
        this.running = running;
        this.deadlines = deadlines;
        this.cases = cases;
        this.chronicle = chronicle;
    }

    /** When a clock that starts now runs out. */
    public DueTime due(CaseFile file, String name, Instant now) {
        DueTime due = deadlines.clock(name, file.urgency(), now);
        file.waitsUntil(due.dueAt());
        return due;
    }

    public DueTime start(CaseFile file, String name, Instant now) {
        DueTime due = due(file, name, now);
        start(file, name, now, due);
        return due;
    }

    void start(CaseFile file, String name, Instant now, DueTime due) {
        cases.keep(file);
        running.start(List.of(
                new RunningClock(0, file.id(), null, name, null, file.urgency(), now, due.dueAt(), due.provisional())));
    }

    public void stop(CaseFile file, String name) {
        running.stop(file.id(), null, name);
    }

    @Override
    public Set<String> clocks() {
        return Set.of(FILING, DISPATCHING, CHECKING);
    }

    @Override
    public void timeIsUp(RunningClock clock, Instant now) {
        CaseFile file = cases.locked(clock.caseId());
        String action = clock.clock() + "-time-is-up";
        Actor system = Actor.system("dispatch");
        file.step(action, system.roles(), CaseContext.of(file, system.subject()));
        chronicle.publish(file, new CaseFact.Late(clock.clock(), clock.dueAt(), now), now);
        chronicle.system(file.id(), action, null, Map.of("dueAt", clock.dueAt().toString()), now);
    }
}
