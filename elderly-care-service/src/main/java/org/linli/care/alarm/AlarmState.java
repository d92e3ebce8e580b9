package org.linli.care.alarm;

import java.util.Optional;
import java.util.stream.Stream;
import org.linli.kit.state.Transitions;

/** Where an alarm stands. */
enum AlarmState {
    OPEN,
    HANDED_OVER,
    ENDED;

    String wire() {
        return Transitions.wire(this);
    }

    static Optional<AlarmState> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
