package org.linli.plan;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What is to be planned.
 *
 * @param visits in any order; the order decides between plans that are alike
 * @param quotas at most one for each funding; a funding without one is not counted
 */
public record Problem(
        List<Visit> visits,
        List<Carer> carers,
        TravelTimes travel,
        Set<Exclusion> exclusions,
        List<Quota> quotas,
        Weights weights) {

    /** @throws IllegalArgumentException naming what does not fit together */
    public Problem {
        visits = List.copyOf(visits);
        carers = List.copyOf(carers);
        exclusions = Set.copyOf(exclusions);
        quotas = List.copyOf(quotas);
        Set<String> carerIds = new HashSet<>();
        Set<String> withShift = new HashSet<>();
        for (Carer carer : carers) {
            check(carerIds.add(carer.id()), "carer " + carer.id() + " stands twice");
            for (Shift shift : carer.shifts()) {
                withShift.add(carer.id());
                check(
                        shift.startPlace() < travel.places() && shift.endPlace() < travel.places(),
                        "carer " + carer.id() + " starts or ends at a place without travel times");
            }
        }
        Set<String> visitIds = new HashSet<>();
        for (Visit visit : visits) {
            check(visitIds.add(visit.id()), "visit " + visit.id() + " stands twice");
            check(visit.place() < travel.places(), "visit " + visit.id() + " is at a place without travel times");
            check(
                    !visit.frozen() || withShift.containsAll(visit.published().carers()),
                    "visit " + visit.id() + " is frozen to somebody without a shift");
        }
        Set<Funding> counted = new HashSet<>();
        for (Quota quota : quotas) {
            check(counted.add(quota.funding()), "the quota of " + quota.funding() + " stands twice");
        }
    }

    /** Without exclusions and quotas. */
    public static Problem of(List<Visit> visits, List<Carer> carers, TravelTimes travel, Weights weights) {
        return new Problem(visits, carers, travel, Set.of(), List.of(), weights);
    }

    public Problem withVisits(List<Visit> visits) {
        return new Problem(visits, carers, travel, exclusions, quotas, weights);
    }

    public Problem withCarers(List<Carer> carers) {
        return new Problem(visits, carers, travel, exclusions, quotas, weights);
    }

    public Problem withWeights(Weights weights) {
        return new Problem(visits, carers, travel, exclusions, quotas, weights);
    }

    /** The same with every visit changed. */
    public Problem withEachVisit(UnaryOperator<Visit> change) {
        return withVisits(visits.stream().map(change).toList());
    }

    private static void check(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
