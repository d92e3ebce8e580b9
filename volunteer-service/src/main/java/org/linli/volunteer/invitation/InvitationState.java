package org.linli.volunteer.invitation;

import java.util.Arrays;
import java.util.Set;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Transitions;

/** Where an invitation stands. */
public enum InvitationState {
    /** Only the beginning of its table: no invitation is stored in it. */
    NEW,
    ASKED,
    /** Said yes, and waits for the choice. */
    ACCEPTED,
    REFUSED,
    UNANSWERED,
    /** Has a place. */
    CHOSEN,
    NOT_CHOSEN,
    CALLED_OFF;

    private static final Set<InvitationState> OPEN = Set.of(ASKED, ACCEPTED);
    private static final Set<InvitationState> IN_VAIN = Set.of(NOT_CHOSEN, CALLED_OFF);

    boolean isOpen() {
        return OPEN.contains(this);
    }

    /** Whether somebody was asked and it counts: they are not asked again for the same time and place. */
    boolean counts() {
        return !IN_VAIN.contains(this);
    }

    String wire() {
        return Transitions.wire(this);
    }

    /** @throws Problem invalid-input for a name that is no state */
    static InvitationState named(String text) {
        return Arrays.stream(values())
                .filter(state -> state != NEW && state.wire().equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"));
    }
}
