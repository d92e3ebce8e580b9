package org.linli.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who goes to whom and when. Keeps every hard rule.
 *
 * @param problem what it is a plan of
 * @param visits placement by id of the visit, in the order of the problem
 * @param unplanned ids of the visits left out
 * @param breaks that lie before later work; any other break has room after the last visit
 */
public record Plan(
        Problem problem,
        Map<String, Placement> visits,
        List<String> unplanned,
        List<PlannedBreak> breaks,
        Score score) {

    public Plan {
        visits = Collections.unmodifiableMap(new LinkedHashMap<>(visits));
        unplanned = List.copyOf(unplanned);
        breaks = List.copyOf(breaks);
    }

    /** Empty for a visit left out, or not of this problem. */
    public Optional<Placement> placement(String visit) {
        return Optional.ofNullable(visits.get(visit));
    }
}
