package org.linli.volunteer.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.matching.Broken;
import org.linli.volunteer.matching.BrokenRules;
import org.linli.volunteer.matching.HardRule;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** Whoever was asked says yes or no; for somebody without a phone, who represents them or the desk. */
@ApplicationScoped
class AnsweringInvitation {

    private final InvitationsOfNeed invitations;
    private final InvitedPeople people;
    private final BrokenRules rules;
    private final FillingSteps steps;
    private final NeedChronicle chronicle;

    AnsweringInvitation(
            InvitationsOfNeed invitations,
            InvitedPeople people,
            BrokenRules rules,
            FillingSteps steps,
            NeedChronicle chronicle) {
        this.invitations = invitations;
        this.people = people;
        this.rules = rules;
        this.steps = steps;
        this.chronicle = chronicle;
    }

    /**
     * When the need is urgent, or everybody has answered, the choice is made at once. A yes repeated is answered with what came
     * of it.
     *
     * @throws Problem not-found, not-allowed, conflict naming the guard, may-not-serve naming the rule
     */
    @Transactional
    Invitation accept(UUID id, Actor actor) {
        FillingFile file = invitations.fileWith(id);
        Invitation invitation = file.invitation(id);
        Person person = people.of(invitation);
        String as = people.mayAnswer(actor, person);
        if (invitation.state() == InvitationState.ACCEPTED || invitation.state() == InvitationState.CHOSEN) {
            return invitation;
        }
        Instant now = chronicle.now();
        invitation.step(InvitationTable.ACCEPT, as, file.context(invitation, now));
        mayServe(invitation, person);
        invitation.answered(actor.subject(), as, null, now);
        record(file, invitation, InvitationTable.ACCEPT, as, actor, now);
        steps.at(file, now);
        return invitation;
    }

    /**
     * A yes can be taken back as long as it waits for the choice. A no repeated changes nothing.
     *
     * @param reason up to 500 characters; nobody need give one
     * @throws Problem not-found, not-allowed, conflict, invalid-input
     */
    @Transactional
    Invitation refuse(UUID id, @Nullable String reason, Actor actor) {
        FillingFile file = invitations.fileWith(id);
        Invitation invitation = file.invitation(id);
        Person person = people.of(invitation);
        String as = people.mayAnswer(actor, person);
        if (invitation.state() == InvitationState.REFUSED) {
            return invitation;
        }
        Instant now = chronicle.now();
        invitation.step(InvitationTable.REFUSE, as, file.context(invitation, now));
        invitation.answered(actor.subject(), as, reason, now);
        record(file, invitation, InvitationTable.REFUSE, as, actor, now);
        // The sweep asks others, if that is to be done: nobody who says no waits for a ranking.
        file.filling().looked(file.need().version(), now);
        return invitation;
    }

    /** Whoever says yes says that they are free; whatever else is asked of those who claim holds, and that they agree to be matched. */
    private void mayServe(Invitation invitation, Person person) {
        List<Broken> broken = rules.of(invitation.needId(), person.id());
        Broken first = broken.stream()
                .filter(each -> each.rule() == HardRule.CONSENT)
                .findFirst()
                .or(() -> rules.firstOfClaim(invitation.needId(), person.id()))
                .orElse(null);
        if (first != null) {
            throw Problem.of(VolunteerProblem.MAY_NOT_SERVE)
                    .detail(first.zh(), first.en())
                    .with("rule", first.rule().code());
        }
    }

    private void record(FillingFile file, Invitation invitation, String action, String as, Actor actor, Instant now) {
        Map<String, Object> details = new HashMap<>();
        details.put("invitation", invitation.id().toString());
        details.putAll(ActingFor.details(as, people.of(invitation)));
        chronicle.record(file.need(), actor, as, action + "-invitation", null, details, now);
    }
}
