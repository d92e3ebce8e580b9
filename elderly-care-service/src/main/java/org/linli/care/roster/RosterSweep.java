package org.linli.care.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.linli.kit.identity.Actor;

/**
 * Begins the searches that nobody waits for. Of rosters whose process died while it planned what was kept stands; otherwise nothing
 * came of them.
 */
@ApplicationScoped
class RosterSweep {

    private static final Duration SILENT = Duration.ofSeconds(90);

    private final Rosters rosters;
    private final RosterChronicle chronicle;
    private final PlanningRoster planning;

    RosterSweep(Rosters rosters, RosterChronicle chronicle, PlanningRoster planning) {
        this.rosters = rosters;
        this.chronicle = chronicle;
        this.planning = planning;
    }

    /** One at a time, so that people who wait for a plan of theirs have the machine. */
    @Scheduled(every = "{linli.care.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void begin() {
        rosters.take(chronicle.now()).ifPresent(planning::begin);
    }

    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        rosters.silentSince(chronicle.now().minus(SILENT)).forEach(this::breakOff);
    }

    void breakOff(UUID id) {
        QuarkusTransaction.requiringNew()
                .run(() -> rosters.lock(id)
                        .filter(roster -> roster.state() == RosterState.PLANNING)
                        .ifPresent(roster -> chronicle.move(
                                roster,
                                RosterTable.BREAK_OFF,
                                Actor.system("care"),
                                RosterTable.SYSTEM,
                                false,
                                chronicle.now())));
    }
}
