package org.linli.volunteer.need;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where a need came from.
 *
 * @param kind one of {@link #KINDS}
 * @param id there; null when it was born here
 */
public record Origin(String kind, @Nullable String id) {

    public static final Set<String> KINDS =
            Set.of("resident", "community-post", "micro-wish", "yellow-ribbon", "care-visit", "case-task");

    /** Those that a person can propose over REST; the others come as events of the service that knows them. */
    public static final Set<String> PROPOSED_HERE = Set.of("resident", "community-post", "yellow-ribbon");
}
