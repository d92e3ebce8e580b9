package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.stream.Stream;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;

/** The help with a visit to read, for the officers of its area. */
@ApplicationScoped
class SeeingHelp {

    private final Visits visits;
    private final Helps helps;

    SeeingHelp(Visits visits, Helps helps) {
        this.visits = visits;
        this.helps = helps;
    }

    /** @throws org.linli.kit.problem.Problem not-found, also for who may not see it */
    @Transactional
    HelpResource.HelpView see(String visitId, Actor actor) {
        visits.find(visitId)
                .filter(visit -> Stream.of(HelpTable.DESK, "duty-chief", "auditor")
                        .anyMatch(role -> actor.mayIn(role, visit.areaPath())))
                .orElseThrow(Visits::unknown);
        Help help = helps.find(visitId).orElseThrow(Helps::none);
        return new HelpResource.HelpView(
                help.visitId(),
                help.version(),
                help.state().wire(),
                help.skills(),
                help.places(),
                help.minutes(),
                help.urgency(),
                help.wantedAt(),
                help.servedAt(),
                help.endedAt(),
                help.reasonCode(),
                help.servedMinutes());
    }
}
