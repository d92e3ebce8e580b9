package org.linli.volunteer.invitation;

import static org.linli.volunteer.invitation.FillingState.ACTIVE;
import static org.linli.volunteer.invitation.FillingState.ENDED;
import static org.linli.volunteer.invitation.FillingState.NEW;
import static org.linli.volunteer.invitation.FillingState.STOPPED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to the filling of a need, by whom and when. The guard looks at whether the need is worth it still. */
final class FillingTable {

    static final String BEGIN = "begin";
    static final String STOP = "stop";
    static final String NEED_IS_OVER = "need-is-over";

    static final String DESK = "desk";
    static final String SYSTEM = "system";

    private static final Guard<Boolean> TO_BE_FILLED = new Guard<>(
            "to-be-filled",
            "需求须为可认领,且仍来得及到场",
            "the need can be claimed and there is time to come",
            Boolean::booleanValue);

    static final Transitions<FillingState, Boolean> FILLING = Transitions.of(
            "Filling",
            from(NEW, STOPPED, ENDED).on(BEGIN).by(DESK).when(TO_BE_FILLED).to(ACTIVE),
            from(ACTIVE).on(STOP).by(DESK).to(STOPPED),
            from(ACTIVE).on(NEED_IS_OVER).by(SYSTEM).to(ENDED));

    private FillingTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<FillingState, Boolean> from(FillingState first, FillingState... more) {
        return Transitions.from(first, more);
    }
}
