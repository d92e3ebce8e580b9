package org.linli.care.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.PublishingVisit;
import org.linli.care.visit.VisitPlan;
import org.linli.care.visit.VisitRef;
import org.linli.care.visit.VisitState;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;

/**
 * Makes an offered roster true, visit by visit, each in a transaction of its own by the visit's own rules: what changed since is left alone
 * and named. Asked for again, also after a crash half way, it goes on with what is not as the roster says yet.
 */
@ApplicationScoped
class ApplyingRoster {

    /** @param applied visits that are now as the roster says @param left visit → the rule that kept it as it is */
    @Schema(name = "RosterApplied")
    public record Applied(int applied, Map<String, String> left) {}

    private final Rosters rosters;
    private final RosterChronicle chronicle;
    private final PublishingVisit publishing;
    private final Visits visits;
    private final ReadingDay.Midnight midnight;

    ApplyingRoster(
            Rosters rosters,
            RosterChronicle chronicle,
            PublishingVisit publishing,
            Visits visits,
            ReadingDay.Midnight midnight) {
        this.rosters = rosters;
        this.chronicle = chronicle;
        this.publishing = publishing;
        this.visits = visits;
        this.midnight = midnight;
    }

    /** @throws Problem not-found, stale, conflict */
    Applied apply(UUID id, long seen, Actor actor) {
        Roster roster = QuarkusTransaction.requiringNew().call(() -> ready(id, seen, actor));
        Map<String, Proposal> open = new LinkedHashMap<>(roster.best() == null ? Map.of() : roster.best());
        Map<String, String> left = rounds(open, actor);
        QuarkusTransaction.requiringNew().run(() -> {
            Roster locked = rosters.lock(id).orElseThrow(Rosters::unknown);
            if (locked.state() == RosterState.READY) {
                chronicle.move(locked, RosterTable.APPLY, actor, RosterTable.DESK, over(locked.day()), chronicle.now());
            }
        });
        return new Applied((roster.best() == null ? 0 : roster.best().size()) - left.size(), left);
    }

    private Roster ready(UUID id, long seen, Actor actor) {
        Roster roster = rosters.lock(id)
                .filter(each -> actor.mayIn(RosterTable.DESK, each.areaPath()))
                .orElseThrow(Rosters::unknown);
        IfMatch.check(seen, roster.version(), roster.state().wire());
        RosterTable.ROSTER.decide(
                roster.state(),
                RosterTable.APPLY,
                Set.of(RosterTable.DESK),
                new RosterTable.Moment(roster.kept(), over(roster.day())));
        return roster;
    }

    /** A carer may be free only when another visit has moved: so again while it helps, and then with what stands in the way taken back. */
    private Map<String, String> rounds(Map<String, Proposal> open, Actor actor) {
        Map<String, String> left = round(open, actor);
        while (!left.isEmpty() && left.size() < open.size()) {
            open.keySet().retainAll(left.keySet());
            left = round(open, actor);
        }
        if (left.containsValue("free")) {
            open.keySet().retainAll(left.keySet());
            open.keySet().forEach(visit -> takenBack(visit, actor));
            left = round(open, actor);
        }
        return left;
    }

    private Map<String, String> round(Map<String, Proposal> open, Actor actor) {
        Map<String, String> left = new TreeMap<>();
        open.forEach((visit, proposal) -> applied(visit, proposal, actor).ifPresent(rule -> left.put(visit, rule)));
        return left;
    }

    /** The rule that keeps it as it is; empty when it is as the roster says. */
    private Optional<String> applied(String visit, Proposal proposal, Actor actor) {
        Optional<VisitRef> now = visits.find(visit);
        if (now.isEmpty() || alike(now.get(), proposal)) {
            return now.isEmpty() ? Optional.of("gone") : Optional.empty();
        }
        try {
            QuarkusTransaction.requiringNew().run(() -> publishing.plan(visit, plan(proposal), actor));
            return Optional.empty();
        } catch (Problem refused) {
            Object rule = refused.members().get("rule");
            return Optional.of(rule == null ? refused.type().slug() : rule.toString());
        } catch (Refused refused) {
            String guard = refused.guardName();
            return Optional.of(guard == null ? "state" : guard);
        }
    }

    private void takenBack(String visit, Actor actor) {
        visits.find(visit).filter(each -> each.state() == VisitState.PUBLISHED).ifPresent(each -> {
            try {
                publishing.takeBack(visit, each.version(), actor);
            } catch (Problem | Refused changedMeanwhile) {
                // Named by the round that follows.
            }
        });
    }

    private boolean over(LocalDate day) {
        return day.isBefore(midnight.today());
    }

    private static boolean alike(VisitRef visit, Proposal proposal) {
        if (visit.state() == VisitState.DRAFT
                || visit.parts().size() != proposal.carers().size()) {
            return false;
        }
        for (int i = 0; i < visit.parts().size(); i++) {
            VisitRef.PartRef part = visit.parts().get(i);
            boolean begun = visit.state() != VisitState.PUBLISHED;
            if (!proposal.carers().get(i).equals(part.carer())
                    || !begun && !proposal.starts().get(i).equals(part.plannedAt())) {
                return false;
            }
        }
        return true;
    }

    private static VisitPlan plan(Proposal proposal) {
        List<VisitPlan.@Nullable PartPlan> parts = new ArrayList<>();
        for (int i = 0; i < proposal.carers().size(); i++) {
            parts.add(new VisitPlan.PartPlan(
                    proposal.carers().get(i), proposal.starts().get(i)));
        }
        return new VisitPlan(parts);
    }
}
