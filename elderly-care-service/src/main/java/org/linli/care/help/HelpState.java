package org.linli.care.help;

import java.util.stream.Stream;
import org.linli.kit.state.Transitions;

/** Where the help with a visit stands. */
enum HelpState {
    NEW,
    WANTED,
    CLAIMED,
    SERVED,
    FULFILLED,
    UNFULFILLED,
    WITHDRAWN,
    LAPSED;

    String wire() {
        return Transitions.wire(this);
    }

    boolean ended() {
        return ordinal() > SERVED.ordinal();
    }

    static HelpState read(String wire) {
        return Stream.of(values())
                .filter(each -> each.wire().equals(wire))
                .findFirst()
                .orElseThrow();
    }
}
