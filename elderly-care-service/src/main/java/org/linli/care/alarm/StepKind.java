package org.linli.care.alarm;

import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kit.state.Transitions;

/** What is tried before somebody breaks a door, in this order when two are due at once. */
enum StepKind {
    SECOND_KNOCK,
    CALL,
    CONTACT,
    GRID_WORKER,
    URGENT_CASE;

    String wire() {
        return Transitions.wire(this);
    }

    static Optional<StepKind> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
