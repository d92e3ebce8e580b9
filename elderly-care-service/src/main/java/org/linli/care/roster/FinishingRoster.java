package org.linli.care.roster;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.PlanEngine;
import org.linli.plan.Visit;

/** Keeps what a search found. One that was to improve a repair is offered only when it is better, and says why each visit moves. */
@ApplicationScoped
class FinishingRoster {

    private static final String FITS_NOW = "fits-now";
    private static final String COSTS_LESS = "costs-less";

    private final Rosters rosters;
    private final RosterChronicle chronicle;
    private final PlanEngine engine;
    private final ImprovingRepair improving;

    FinishingRoster(Rosters rosters, RosterChronicle chronicle, PlanEngine engine, ImprovingRepair improving) {
        this.rosters = rosters;
        this.chronicle = chronicle;
        this.engine = engine;
        this.improving = improving;
    }

    Instant now() {
        return chronicle.now();
    }

    /** @param figures of the search: bound, iterations and time */
    void finish(UUID id, DayProblem day, Plan plan, Rosters.Found figures) {
        Optional<Roster> repair = rosters.find(id).map(Roster::improves).flatMap(rosters::find);
        boolean worthIt = repair.isEmpty() || isBetter(day, plan, repair.get());
        Map<String, String> reasons =
                repair.map(before -> reasons(day, plan, before)).orElse(Map.of());
        QuarkusTransaction.requiringNew().run(() -> {
            Roster roster = rosters.lock(id).orElseThrow(Rosters::unknown);
            if (roster.state() != RosterState.PLANNING) {
                return;
            }
            Instant now = chronicle.now();
            rosters.keep(
                    id,
                    new Rosters.Found(
                            day.proposals(plan),
                            plan.unplanned(),
                            PlanningRoster.terms(plan.score()),
                            figures.bound(),
                            1,
                            figures.tried(),
                            figures.millis(),
                            reasons),
                    now);
            Optional<Roster> newer = newerThan(roster);
            boolean offered = worthIt && newer.isEmpty();
            chronicle.move(
                    rosters.find(id).orElseThrow(Rosters::unknown),
                    offered ? RosterTable.FINISH : RosterTable.FIND_NOTHING_BETTER,
                    Actor.system("care"),
                    RosterTable.SYSTEM,
                    false,
                    now);
            newer.ifPresent(improving::ask);
        });
    }

    /** Both by the rules and costs of the day as it is now. */
    private boolean isBetter(DayProblem day, Plan plan, Roster repair) {
        Map<String, Proposal> mended = repair.best();
        return mended == null
                || plan.score()
                                .compareTo(engine.adopt(day.problem(), day.placements(mended))
                                        .score())
                        < 0;
    }

    /** Somebody else fell ill meanwhile: what was found does not know it. */
    private Optional<Roster> newerThan(Roster roster) {
        return roster.improves() == null
                ? Optional.empty()
                : rosters.lastRepair(roster.areaPath(), roster.day())
                        .filter(last -> !last.id().equals(roster.improves()));
    }

    /** Of every visit that is not as it was told to people: as the repair had it, or because the day costs less like that. */
    private static Map<String, String> reasons(DayProblem day, Plan plan, Roster repair) {
        Map<String, String> reasons = new TreeMap<>();
        for (Visit visit : day.problem().visits()) {
            Placement after = plan.visits().get(visit.id());
            Placement before = visit.published();
            String mended = repair.reasons().get(visit.id());
            if (mended != null && (before == null || !before.equals(after))) {
                reasons.put(visit.id(), mended);
            } else if (after != null && !after.equals(before)) {
                reasons.put(visit.id(), reason(before));
            }
        }
        return reasons;
    }

    private static String reason(@Nullable Placement before) {
        return before == null ? FITS_NOW : COSTS_LESS;
    }
}
