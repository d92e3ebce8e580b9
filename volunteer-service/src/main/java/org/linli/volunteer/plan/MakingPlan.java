package org.linli.volunteer.plan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;
import org.linli.volunteer.invitation.FillingNeed;
import org.linli.volunteer.matching.Assignment;
import org.linli.volunteer.matching.MatchingMany;
import org.linli.volunteer.matching.MatchingMany.OpenNeed;
import org.linli.volunteer.matching.NeedToMatch;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.registry.Areas;

/** All open needs of an area are matched at once, exactly; nobody is asked yet. */
@ApplicationScoped
class MakingPlan {

    /** What is solved in a second. */
    private static final int MOST_PLACES = 500;

    private static final Duration LONGEST = Duration.ofDays(31);

    private final MatchingMany matching;
    private final FillingNeed filling;
    private final Areas areas;
    private final Plans plans;
    private final NeedChronicle chronicle;

    MakingPlan(MatchingMany matching, FillingNeed filling, Areas areas, Plans plans, NeedChronicle chronicle) {
        this.matching = matching;
        this.filling = filling;
        this.areas = areas;
        this.plans = plans;
        this.chronicle = chronicle;
    }

    /**
     * What is to be planned.
     *
     * @param from needs that begin then or later
     * @param to needs that begin before; at most 31 days after
     * @param kinds of needs; empty: any
     */
    record Asked(String area, Instant from, Instant to, List<String> kinds) {}

    /** @throws Problem not-allowed outside the desk's area, invalid-input, also for more than 500 places at once */
    @Transactional
    UUID make(Asked asked, Actor actor) {
        String path = areas.pathOf(asked.area(), "area");
        actor.requireIn(path, Plans.DESK);
        Instant from = asked.from().truncatedTo(ChronoUnit.SECONDS);
        Instant to = asked.to().truncatedTo(ChronoUnit.SECONDS);
        if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Problem.invalid("to", "after-from", "须晚于 from,且相隔不超过 31 天", "must be after from, by at most 31 days");
        }
        List<OpenNeed> open = matching.open(path, from, to, asked.kinds());
        List<NeedToMatch> needs = open.stream().map(OpenNeed::need).toList();
        int places = needs.stream().mapToInt(NeedToMatch::places).sum();
        if (places > MOST_PLACES) {
            throw Problem.invalid(
                    "area",
                    "places",
                    "一次最多安排 500 个名额,现有 " + places + " 个,请缩小区域、时段或类别",
                    "at most 500 places at once, there are " + places + ": narrow area, time or kinds");
        }
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        plans.keep(id, path, content(asked, needs, places), versions(open), actor, now);
        return id;
    }

    private PlanViews.Content content(Asked asked, List<NeedToMatch> needs, int places) {
        MatchingMany.Crowd crowd = matching.crowd(needs);
        Map<UUID, Set<UUID>> settled =
                filling.settled(needs.stream().map(NeedToMatch::id).toList());
        Assignment plan = Assignment.of(
                crowd.ranking(),
                needs,
                crowd.people(),
                (need, person) -> !settled.getOrDefault(need, Set.of()).contains(person));
        return new PlanViews.Content(
                asked.area(),
                asked.from(),
                asked.to(),
                asked.kinds(),
                crowd.weights().version(),
                crowd.people().size(),
                needs.size(),
                places,
                plan.filled().size(),
                plan.scores(),
                plan.scoresBound(),
                plan.filled().stream().map(PlanViews.Taken::of).toList(),
                plan.empty().stream().map(PlanViews.Empty::of).toList());
    }

    private static Map<UUID, Long> versions(List<OpenNeed> open) {
        return open.stream().collect(Collectors.toMap(each -> each.need().id(), OpenNeed::version));
    }
}
