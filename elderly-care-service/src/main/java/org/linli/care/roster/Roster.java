package org.linli.care.roster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan of a day that is offered.
 *
 * @param improves the repair for which a better plan is searched
 * @param best visit → placement of the best plan so far
 * @param score by term, weighted; less is better
 * @param bound what no plan goes below: {@code medium} and {@code soft}
 * @param reasons visit → why it is not where it was, of a repair
 * @param done share of the budget, 0 to 1
 */
record Roster(
        UUID id,
        long version,
        RosterState state,
        String area,
        String areaPath,
        LocalDate day,
        String cause,
        @Nullable UUID improves,
        long seed,
        @Nullable Long iterations,
        @Nullable Integer seconds,
        boolean stop,
        Instant askedAt,
        @Nullable Map<String, Proposal> best,
        List<String> unplanned,
        @Nullable Map<String, Long> score,
        @Nullable Map<String, Long> bound,
        Map<String, String> reasons,
        double done,
        long tried,
        long millis) {

    static final String BY_ABSENCE = "absence";
    static final String TO_IMPROVE = "improvement";

    boolean kept() {
        return best != null;
    }
}
