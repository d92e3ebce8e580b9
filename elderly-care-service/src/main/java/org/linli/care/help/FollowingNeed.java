package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.HelpedVisit;
import org.linli.care.visit.Visits;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.identity.Actor;

/** The help with a visit follows the need that volunteer-service made of it, as far as its table has a way. */
@ApplicationScoped
class FollowingNeed {

    static final String CARE_VISIT = "care-visit";

    private final Visits visits;
    private final Helps helps;
    private final HelpedVisit helped;
    private final HelpChronicle chronicle;

    FollowingNeed(Visits visits, Helps helps, HelpedVisit helped, HelpChronicle chronicle) {
        this.visits = visits;
        this.helps = helps;
        this.helped = helped;
        this.chronicle = chronicle;
    }

    /**
     * Does to the help what happened to its need. Needs of other origins, and what was heard before, are left alone; so is
     * what comes too late, as when the help was withdrawn while the event was under way.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void happened(String action, @Nullable String reasonCode, IncomingEvent event) {
        Payload payload = Payload.of(event);
        if (!payload.text("originKind").equals(CARE_VISIT)) {
            return;
        }
        String visitId = payload.text("originId");
        visits.lock(visitId)
                .flatMap(visit -> helps.find(visitId))
                .filter(help -> help.needVersion() < event.aggregateVersion())
                .ifPresent(help -> {
                    helps.heard(visitId, event.aggregateVersion());
                    follow(help, action, reasonCode);
                });
    }

    private void follow(Help help, String action, @Nullable String reasonCode) {
        boolean possible = HelpTable.HELP.possible(help.state()).stream()
                .anyMatch(way -> way.action().equals(action) && way.roles().contains(HelpTable.VOLUNTEERS));
        if (!possible) {
            return;
        }
        Instant now = chronicle.now();
        var row = HelpTable.HELP.decide(help.state(), action, Set.of(HelpTable.VOLUNTEERS), HelpTable.Facts.NONE);
        helps.move(help.visitId(), row.to(), reasonCode, null, now);
        chronicle.record(
                help.visitId(),
                Actor.system("volunteer"),
                HelpTable.VOLUNTEERS,
                action,
                null,
                reasonCode == null ? Map.of() : Map.of("reasonCode", reasonCode),
                now);
        if (row.to() == HelpState.FULFILLED) {
            helped.served(help.visitId(), now);
        } else if (row.to() == HelpState.LAPSED) {
            helped.left(help.visitId(), now);
        }
    }
}
