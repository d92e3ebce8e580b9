package org.linli.care.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.linli.plan.Placement;
import org.linli.plan.Plan;
import org.linli.plan.Problem;

/**
 * A day as the engine sees it: ticks are seconds from its midnight in the city's zone.
 *
 * @param midnight tick 0
 */
record DayProblem(Problem problem, Instant midnight) {

    int tick(Instant moment) {
        return (int) Math.max(0, Duration.between(midnight, moment).toSeconds());
    }

    Instant moment(int tick) {
        return midnight.plusSeconds(tick);
    }

    Map<String, Proposal> proposals(Plan plan) {
        Map<String, Proposal> proposals = new LinkedHashMap<>();
        plan.visits().forEach((visit, placement) -> proposals.put(visit, proposal(placement)));
        return proposals;
    }

    Proposal proposal(Placement placement) {
        return new Proposal(
                placement.carers().stream().map(UUID::fromString).toList(),
                placement.starts().stream().map(this::moment).toList());
    }

    Placement placement(Proposal proposal) {
        return new Placement(
                proposal.carers().stream().map(UUID::toString).toList(),
                proposal.starts().stream().map(this::tick).toList());
    }

    /** Those of the proposals that are still about visits of this problem. */
    Map<String, Placement> placements(Map<String, Proposal> proposals) {
        List<String> known = problem.visits().stream().map(each -> each.id()).toList();
        Map<String, Placement> placements = new LinkedHashMap<>();
        proposals.forEach((visit, proposal) -> {
            if (known.contains(visit)) {
                placements.put(visit, placement(proposal));
            }
        });
        return placements;
    }
}
