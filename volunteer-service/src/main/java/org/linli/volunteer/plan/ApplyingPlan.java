package org.linli.volunteer.plan;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.invitation.ToAsk;
import org.linli.volunteer.need.NeedChronicle;

/**
 * Whoever is planned is asked. Each need is a transaction of its own: whoever is killed half way applies the plan again, and what
 * was done is not done twice.
 */
@ApplicationScoped
class ApplyingPlan {

    private final Plans plans;
    private final InvitingPlanned inviting;
    private final NeedChronicle chronicle;

    ApplyingPlan(Plans plans, InvitingPlanned inviting, NeedChronicle chronicle) {
        this.plans = plans;
        this.inviting = inviting;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found */
    PlanViews.Whole apply(UUID id, Actor actor) {
        PlanViews.Whole plan = plans.shown(id, actor);
        plans.begun(id, actor, chronicle.now());
        planned(plan).forEach((need, people) -> inviting.invite(id, need, people, actor));
        return plans.shown(id, actor);
    }

    private static Map<UUID, List<ToAsk>> planned(PlanViews.Whole plan) {
        return plan.plan().taken().stream()
                .collect(Collectors.groupingBy(
                        PlanViews.Taken::need,
                        LinkedHashMap::new,
                        Collectors.mapping(each -> new ToAsk(each.person(), each.score()), Collectors.toList())));
    }
}
