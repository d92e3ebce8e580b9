package org.linli.volunteer.invitation;

import static org.linli.volunteer.invitation.InvitationState.ACCEPTED;
import static org.linli.volunteer.invitation.InvitationState.ASKED;
import static org.linli.volunteer.invitation.InvitationState.CALLED_OFF;
import static org.linli.volunteer.invitation.InvitationState.CHOSEN;
import static org.linli.volunteer.invitation.InvitationState.NEW;
import static org.linli.volunteer.invitation.InvitationState.NOT_CHOSEN;
import static org.linli.volunteer.invitation.InvitationState.REFUSED;
import static org.linli.volunteer.invitation.InvitationState.UNANSWERED;

import java.util.function.Predicate;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;
import org.linli.volunteer.person.ActingFor;

/** What can happen to an invitation, by whom and when. */
final class InvitationTable {

    static final String INVITE = "invite";
    static final String ACCEPT = "accept";
    static final String REFUSE = "refuse";
    static final String ANSWER_TIME_IS_UP = "answer-time-is-up";
    static final String CHOOSE = "choose";
    static final String LEAVE_OUT = "leave-out";
    static final String CALL_OFF = "call-off";

    static final String SYSTEM = "system";

    static final Transitions<InvitationState, InvitationContext> INVITATIONS = Transitions.of(
            "Invitation",
            from(NEW).on(INVITE).by(SYSTEM).to(ASKED),
            from(ASKED)
                    .on(ACCEPT)
                    .by(ActingFor.ONESELF, ActingFor.REPRESENTATIVE, ActingFor.DESK)
                    .when(guard("in-time", "答复时间已过", "before the time to answer is up", InvitationContext::isInTime))
                    .when(guard("claimable", "需求已不可认领", "the need can be claimed", InvitationContext::claimable))
                    .when(guard("as-asked", "时间或地点已变", "time and place are as they were", InvitationContext::same))
                    .when(guard("place-free", "名额已满", "a place is free", c -> c.free() > 0))
                    .to(ACCEPTED),
            from(ASKED, ACCEPTED)
                    .on(REFUSE)
                    .by(ActingFor.ONESELF, ActingFor.REPRESENTATIVE, ActingFor.DESK)
                    .to(REFUSED),
            from(ASKED)
                    .on(ANSWER_TIME_IS_UP)
                    .by(SYSTEM)
                    .when(guard("time-up", "答复时间未到", "the time to answer is up", c -> !c.isInTime()))
                    .to(UNANSWERED),
            from(ACCEPTED).on(CHOOSE).by(SYSTEM).to(CHOSEN),
            from(ACCEPTED).on(LEAVE_OUT).by(SYSTEM).to(NOT_CHOSEN),
            from(ASKED, ACCEPTED).on(CALL_OFF).by(SYSTEM).to(CALLED_OFF));

    private InvitationTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<InvitationState, InvitationContext> from(InvitationState first, InvitationState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<InvitationContext> guard(
            String name, String zh, String en, Predicate<InvitationContext> holds) {
        return new Guard<>(name, zh, en, holds);
    }
}
