package org.linli.plan;

import java.util.List;
import java.util.Map;

/** Plans visits. Every plan it returns keeps every hard rule; visits for which there is no room are left out. */
public interface PlanEngine {

    /**
     * Searches for the best plan. Published visits stay where they are unless moving them is worth what it costs.
     *
     * @param seed the same problem, iterations, walks and seed give the same plan
     */
    Plan solve(Problem problem, Budget budget, long seed, SearchListener listener);

    /**
     * Plans nothing: judges visits as they stand. What breaks a hard rule is left out, the later visit rather than the earlier.
     * No visit starts before the time given, and later only when it cannot be reached in time.
     */
    Plan adopt(Problem problem, Map<String, Placement> placements);

    /** Mends a plan after a change at once, touching as little as possible. What was planned counts as published. */
    Repair repair(Plan plan, Change change);

    /** Why a visit is where it is. @throws IllegalArgumentException for a visit that is not of the plan's problem */
    Explanation explain(Plan plan, String visit);

    /**
     * Why a carer does not come to a visit, in any of its parts, with everything else as planned. Empty when nothing forbids it:
     * then it costs more, as {@link #explain} shows.
     *
     * @throws IllegalArgumentException for a visit or carer that is not of the plan's problem
     */
    List<BrokenRule> whyNot(Plan plan, String visit, String carer);
}
