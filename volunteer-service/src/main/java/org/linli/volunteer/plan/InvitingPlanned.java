package org.linli.volunteer.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.claim.ServiceTimes;
import org.linli.volunteer.invitation.FillingNeed;
import org.linli.volunteer.invitation.ToAsk;
import org.linli.volunteer.matching.BrokenRules;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedState;
import org.linli.volunteer.need.Needs;

/** Whoever is planned for a need is asked first, in one wave; unless it is not as it was planned. */
@ApplicationScoped
class InvitingPlanned {

    private final Plans plans;
    private final Needs needs;
    private final BrokenRules rules;
    private final FillingNeed filling;
    private final NeedChronicle chronicle;

    InvitingPlanned(Plans plans, Needs needs, BrokenRules rules, FillingNeed filling, NeedChronicle chronicle) {
        this.plans = plans;
        this.needs = needs;
        this.rules = rules;
        this.filling = filling;
        this.chronicle = chronicle;
    }

    /** Once; by itself, so that needs are locked one after the other. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void invite(UUID plan, UUID needId, List<ToAsk> planned, Actor actor) {
        Need need = needs.locked(needId);
        Plans.Planned as = plans.of(plan, needId);
        if (as.outcome() == null) {
            plans.cameTo(plan, needId, outcome(need, as, planned, actor));
        }
    }

    private String outcome(Need need, Plans.Planned as, List<ToAsk> planned, Actor actor) {
        if (need.version() != as.needVersion() || need.state() != NeedState.OPEN || isTooLate(need)) {
            return "changed";
        }
        if (filling.goesOn(need)) {
            return "being-filled";
        }
        Set<UUID> settled = filling.settled(List.of(need.id())).getOrDefault(need.id(), Set.of());
        List<ToAsk> left = planned.stream()
                .filter(each -> !settled.contains(each.person()))
                .filter(each -> rules.of(need.id(), each.person()).isEmpty())
                .toList();
        if (left.isEmpty()) {
            return "nobody-left";
        }
        filling.begin(need, left, actor);
        return "invited";
    }

    private boolean isTooLate(Need need) {
        return !chronicle.now().isBefore(ServiceTimes.tooLateToCome(need.beginsAt(), need.endsAt(), need.minutes()));
    }
}
