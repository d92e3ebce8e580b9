package org.linli.care.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.linli.kit.identity.Actor;

/** Rosters whose process died while it planned: what was kept stands, and otherwise nothing came of it. */
@ApplicationScoped
class RosterSweep {

    private static final Duration SILENT = Duration.ofSeconds(90);

    private final Rosters rosters;
    private final RosterChronicle chronicle;

    RosterSweep(Rosters rosters, RosterChronicle chronicle) {
        this.rosters = rosters;
        this.chronicle = chronicle;
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
