package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** When time does something to a visit. */
@ApplicationScoped
class VisitClocks {

    private final Duration way;
    private final Duration grace;

    /**
     * @param way {@code linli.care.way}: how long the way to a door is taken to be when nobody knows
     * @param grace {@code linli.care.grace}: how long after its window a visit may still begin
     */
    VisitClocks(
            @ConfigProperty(name = "linli.care.way", defaultValue = "PT15M") Duration way,
            @ConfigProperty(name = "linli.care.grace", defaultValue = "PT30M") Duration grace) {
        this.way = way;
        this.grace = grace;
    }

    Instant ofDraft(Draft draft) {
        return draft.endsAt().minus(Duration.ofMinutes(draft.minutes())).minus(way);
    }

    /** Nobody is on the way although whoever comes later than now comes too late. */
    boolean endangered(Visit visit, Instant now) {
        boolean waiting = visit.state() == VisitState.DRAFT || visit.state() == VisitState.PUBLISHED;
        return waiting && visit.atRiskSince() == null && !now.isBefore(visit.lastDeparture(way));
    }

    boolean over(Visit visit, Instant now) {
        return !now.isBefore(visit.terms().endsAt().plus(grace));
    }

    /** When to look at it next; null: never by itself. */
    @Nullable
    Instant next(Visit visit) {
        return switch (visit.state()) {
            case DRAFT, PUBLISHED ->
                visit.atRiskSince() == null
                        ? visit.lastDeparture(way)
                        : visit.terms().endsAt().plus(grace);
            case ON_THE_WAY -> visit.terms().endsAt().plus(grace);
            default -> null;
        };
    }
}
