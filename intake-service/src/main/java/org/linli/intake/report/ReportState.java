package org.linli.intake.report;

import java.util.Optional;
import org.linli.kit.state.Transitions;

/** Where a report stands. */
public enum ReportState {
    /** On its way in; no report stays here. */
    NEW,
    TO_VERIFY,
    TO_ACCEPT,
    ACCEPTED,
    REFUSED;

    /** As the API, the table and the events spell it. */
    public String wire() {
        return Transitions.wire(this);
    }

    static Optional<ReportState> of(String wire) {
        for (ReportState state : values()) {
            if (state != NEW && state.wire().equals(wire)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
