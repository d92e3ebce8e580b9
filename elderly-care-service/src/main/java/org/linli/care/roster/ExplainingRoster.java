package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.Visits;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.plan.BrokenRule;
import org.linli.plan.Explanation;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;

/** Why a visit is where it is by a roster, where else it could be, and why somebody does not come. */
@ApplicationScoped
class ExplainingRoster {

    /** @param difference what the plan would cost more, by term, exactly */
    @Schema(name = "RosterAlternative")
    public record AlternativeView(Proposal placement, Map<String, Long> difference) {}

    /** @param rule that is broken @param visit at which; null at the end of the shift @param detail such as the skill missing */
    @Schema(name = "RosterBrokenRule")
    public record BrokenView(
            String rule, @Nullable String visit, @Nullable String detail) {}

    /**
     * Why a visit is where it is.
     *
     * @param placement null: left out
     * @param costs by term
     * @param alternatives at most three, the cheapest first
     * @param broken only when a carer was asked about: the rules that keep them from it; empty when nothing does
     */
    @Schema(name = "RosterExplanation")
    public record ExplanationView(
            String visit,
            @Nullable Proposal placement,
            Map<String, Long> costs,
            List<AlternativeView> alternatives,
            @Nullable List<BrokenView> broken) {}

    private final Rosters rosters;
    private final ReadingDay reading;
    private final PlanEngine engine;

    ExplainingRoster(Rosters rosters, ReadingDay reading, PlanEngine engine) {
        this.rosters = rosters;
        this.reading = reading;
        this.engine = engine;
    }

    /**
     * By what the tables know now, with everything else as the roster has it.
     *
     * @throws Problem not-found for a roster without a plan, or a visit or carer that is not of its day
     */
    @Transactional
    ExplanationView explain(UUID id, String visit, @Nullable UUID carer, Actor actor) {
        Roster roster = rosters.find(id)
                .filter(each ->
                        actor.mayIn(RosterTable.DESK, each.areaPath()) || actor.mayIn("duty-chief", each.areaPath()))
                .orElseThrow(Rosters::unknown);
        Map<String, Proposal> best = roster.best();
        if (best == null) {
            throw Rosters.unknown();
        }
        DayProblem day = reading.read(roster.areaPath(), roster.day());
        if (day.problem().visits().stream().noneMatch(each -> each.id().equals(visit))) {
            throw Visits.unknown();
        }
        Plan plan = engine.adopt(day.problem(), day.placements(best));
        Explanation explained = engine.explain(plan, visit);
        return new ExplanationView(
                visit,
                explained.placement() == null ? null : day.proposal(explained.placement()),
                PlanningRoster.terms(explained.costs()),
                explained.alternatives().stream()
                        .map(each -> new AlternativeView(
                                day.proposal(each.placement()), PlanningRoster.terms(each.difference())))
                        .toList(),
                carer == null ? null : broken(day, plan, visit, carer));
    }

    private List<BrokenView> broken(DayProblem day, Plan plan, String visit, UUID carer) {
        if (day.problem().carers().stream().noneMatch(each -> each.id().equals(carer.toString()))) {
            return List.of(new BrokenView("no-shift", null, null));
        }
        return engine.whyNot(plan, visit, carer.toString()).stream()
                .map(ExplainingRoster::view)
                .toList();
    }

    private static BrokenView view(BrokenRule rule) {
        return new BrokenView(
                rule.rule().name().toLowerCase(Locale.ROOT).replace('_', '-'), rule.visit(), rule.detail());
    }
}
