package org.linli.care.visit;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kit.state.Transitions;

/** Where a visit stands. {@link #MISSED}: we did not come. {@link #NO_ANSWER}: we came, and nobody opened. Never the same. */
public enum VisitState {
    DRAFT,
    PUBLISHED,
    ON_THE_WAY,
    ARRIVED,
    DONE,
    VERIFIED,
    NO_ANSWER,
    REFUSED,
    MISSED,
    CANCELLED_BY_US,
    CANCELLED_BY_ELDER,
    SUSPENDED;

    public String wire() {
        return Transitions.wire(this);
    }

    static VisitState read(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static Optional<VisitState> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
