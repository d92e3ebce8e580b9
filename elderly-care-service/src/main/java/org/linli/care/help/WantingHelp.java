package org.linli.care.help;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.VisitState;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Asks volunteers for help with a visit that has no carer. */
@ApplicationScoped
public class WantingHelp {

    static final int LEAST_MINUTES = 15;
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST_CODES = 20;
    private static final int MOST_PLACES = 500;

    private final Visits visits;
    private final Helps helps;
    private final HelpChronicle chronicle;

    WantingHelp(Visits visits, Helps helps, HelpChronicle chronicle) {
        this.visits = visits;
        this.helps = helps;
        this.chronicle = chronicle;
    }

    /** @throws Problem not-found, stale, conflict, invalid-input */
    @Transactional
    void want(String visitId, HelpResource.WantedBody asked, long seen, Actor actor) {
        VisitRef visit = visits.lock(visitId)
                .filter(each -> actor.mayIn(HelpTable.DESK, each.areaPath()))
                .orElseThrow(Visits::unknown);
        IfMatch.check(seen, visit.version(), visit.state().wire());
        if (helps.find(visitId).isPresent()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("该次服务已求助过志愿者", "Volunteers were asked to help with this visit already")
                    .with(
                            "state",
                            helps.find(visitId)
                                    .map(Help::state)
                                    .map(HelpState::wire)
                                    .orElse(""));
        }
        want(visit, asked, actor, HelpTable.DESK);
    }

    /** For a roster in which no carer fits, in its transaction; nothing when the visit was asked for before, or is no draft ahead. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void wantForRoster(String visitId) {
        visits.lock(visitId)
                .filter(visit -> visit.state() == VisitState.DRAFT
                        && chronicle.now().isBefore(visit.beginsAt())
                        && helps.find(visitId).isEmpty()
                        && fits(visit))
                .ifPresent(visit -> want(
                        visit, new HelpResource.WantedBody(null, null, null), Actor.system("care"), HelpTable.SYSTEM));
    }

    private void want(VisitRef visit, HelpResource.WantedBody asked, Actor actor, String role) {
        int places = asked.places() == null ? visit.carers() : asked.places();
        if (places < 1 || places > MOST_PLACES) {
            throw Problem.invalid("places", "range", "须为 1 至 500", "must be 1 to 500");
        }
        String urgency = asked.urgency() == null ? "normal" : asked.urgency();
        if (!Set.of("normal", "urgent").contains(urgency)) {
            throw Problem.invalid("urgency", "one-of", "须为 normal 或 urgent", "must be normal or urgent");
        }
        if (!fits(visit)) {
            throw Problem.invalid("visit", "window", "服务时段须为 15 分钟至 31 天", "its window is 15 minutes to 31 days long");
        }
        Instant now = chronicle.now();
        HelpTable.HELP.decide(
                HelpState.NEW,
                HelpTable.WANT,
                Set.of(role),
                new HelpTable.Facts(visit.state() == VisitState.DRAFT, now.isBefore(visit.beginsAt()), false, null));
        Help help = new Help(
                visit.id(),
                1,
                HelpState.WANTED,
                groups(asked.skills()),
                places,
                Math.max(LEAST_MINUTES, visit.minutes()),
                urgency,
                now,
                null,
                null,
                null,
                null,
                0);
        helps.insert(help, visit);
        chronicle.wanted(help, visit, now);
        chronicle.record(visit.id(), actor, role, HelpTable.WANT, null, Map.of("places", places), now);
    }

    private static boolean fits(VisitRef visit) {
        Duration window = Duration.between(visit.beginsAt(), visit.endsAt());
        return window.compareTo(Duration.ofMinutes(LEAST_MINUTES)) >= 0 && window.compareTo(LONGEST) <= 0;
    }

    private static List<List<String>> groups(@Nullable List<@Nullable List<@Nullable String>> asked) {
        List<List<String>> groups = new ArrayList<>();
        if (asked == null) {
            return groups;
        }
        Asked.atMost("skills", asked, MOST_CODES);
        for (List<@Nullable String> group : asked) {
            String field = "skills[" + groups.size() + "]";
            List<String> codes = Asked.codes(field, group, MOST_CODES);
            if (codes.isEmpty()) {
                throw Problem.invalid(field, "not-empty", "不得为空", "must not be empty");
            }
            groups.add(codes);
        }
        return groups;
    }
}
