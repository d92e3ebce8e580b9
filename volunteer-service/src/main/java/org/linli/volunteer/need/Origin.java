package org.linli.volunteer.need;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;

/**
 * Where a need came from.
 *
 * @param kind one of {@link #KINDS}
 * @param id there; null when nothing else was before it
 */
public record Origin(String kind, @Nullable String id) {

    /** A task of a case that dispatch opened to claiming. */
    public static final String CASE_TASK = "case-task";

    public static final Set<String> KINDS =
            Set.of("resident", "community-post", "micro-wish", "yellow-ribbon", "care-visit", CASE_TASK);

    /** Whoever acts for the other service, in the audit and on the claims it attests. */
    public Actor actor() {
        return new Actor("origin:" + kind, "system", Set.of(NeedTable.ORIGIN), List.of());
    }

    /** Whether it decides itself which claim holds and what was served: nobody here can say it in its place. */
    public boolean decides() {
        return kind.equals(CASE_TASK);
    }

    /** Whether another service asked, and is told what becomes of it. */
    public boolean isElsewhere() {
        return id != null && !PROPOSED_HERE.contains(kind);
    }

    /** Those that a person can propose over REST; the others come as events of the service that knows them. */
    public static final Set<String> PROPOSED_HERE = Set.of("resident", "community-post", "yellow-ribbon");
}
