package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Stops a search early, or discards what is offered; the desk of the area. */
@ApplicationScoped
class EndingRoster {

    private final Rosters rosters;
    private final RosterChronicle chronicle;

    EndingRoster(Rosters rosters, RosterChronicle chronicle) {
        this.rosters = rosters;
        this.chronicle = chronicle;
    }

    /** The search ends within a second or two with the best it has. @throws Problem not-found, conflict */
    @Transactional
    void stop(UUID id, Actor actor) {
        Roster roster = of(id, actor);
        chronicle.move(roster, RosterTable.STOP, actor, RosterTable.DESK, false, chronicle.now());
        rosters.stop(id);
    }

    /** @throws Problem not-found, stale, conflict */
    @Transactional
    void discard(UUID id, long seen, Actor actor) {
        Roster roster = of(id, actor);
        IfMatch.check(seen, roster.version(), roster.state().wire());
        chronicle.move(roster, RosterTable.DISCARD, actor, RosterTable.DESK, false, chronicle.now());
    }

    private Roster of(UUID id, Actor actor) {
        return rosters.lock(id)
                .filter(each -> actor.mayIn(RosterTable.DESK, each.areaPath()))
                .orElseThrow(Rosters::unknown);
    }
}
