package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.linli.kit.identity.Actor;
import org.linli.kit.time.TimeOrderedId;

/**
 * Has a better plan searched for a day that was mended at once. The search is a roster of its own, which {@link RosterSweep} begins
 * soon after the transaction that mended the day; what it finds is offered beside the repair.
 */
@ApplicationScoped
class ImprovingRepair {

    private static final long ITERATIONS = 200_000;

    private final Rosters rosters;
    private final RosterChronicle chronicle;

    ImprovingRepair(Rosters rosters, RosterChronicle chronicle) {
        this.rosters = rosters;
        this.chronicle = chronicle;
    }

    /** Not while another search of that day is at work: whoever asked for that one is answered first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void ask(Roster repair) {
        Instant now = chronicle.now();
        Roster search = new Roster(
                TimeOrderedId.at(now),
                1,
                RosterState.PLANNING,
                repair.area(),
                repair.areaPath(),
                repair.day(),
                Roster.TO_IMPROVE,
                repair.id(),
                1,
                ITERATIONS,
                null,
                false,
                now,
                null,
                List.of(),
                null,
                null,
                Map.of(),
                0,
                0,
                0);
        if (rosters.insert(search, "system:care")) {
            chronicle.asked(search, Actor.system("care"), now);
        }
    }
}
