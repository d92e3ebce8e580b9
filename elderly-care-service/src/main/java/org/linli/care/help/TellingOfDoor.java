package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.linli.care.visit.GoingOnVisit;
import org.linli.care.visit.HelpedVisit;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** A volunteer tells of the door they stand at: somebody may be lying behind it, whoever came. */
@ApplicationScoped
class TellingOfDoor {

    private final Visits visits;
    private final HelpHolders holders;
    private final HelpedVisit helped;
    private final HelpChronicle chronicle;

    TellingOfDoor(Visits visits, HelpHolders holders, HelpedVisit helped, HelpChronicle chronicle) {
        this.visits = visits;
        this.holders = holders;
        this.helped = helped;
        this.chronicle = chronicle;
    }

    /**
     * Needs no version: volunteers do not see the visit, and nobody at a shut door is refused for what changed meanwhile.
     *
     * @throws Problem not-found for who does not help with it now; conflict when it is not its day, or was told already
     */
    @Transactional
    void tell(String visitId, GoingOnVisit.Act act, Actor actor) {
        VisitRef visit = visits.lock(visitId).orElseThrow(Visits::unknown);
        if (holders.mayRead(visit, actor).isEmpty()) {
            throw Visits.unknown();
        }
        helped.atTheDoor(visitId, act, actor, chronicle.now());
    }
}
