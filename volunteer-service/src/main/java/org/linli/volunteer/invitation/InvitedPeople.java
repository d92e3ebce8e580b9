package org.linli.volunteer.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Who was asked, and who may answer for them. */
@ApplicationScoped
class InvitedPeople {

    private final People people;
    private final ActingFor acting;

    InvitedPeople(People people, ActingFor acting) {
        this.people = people;
        this.acting = acting;
    }

    Person of(Invitation invitation) {
        return people.byId(invitation.personId()).orElseThrow(InvitationsOfNeed::notFound);
    }

    /**
     * As what somebody may answer: oneself, representative, or desk for who has no phone. Whoever can sign in answers for
     * themselves.
     *
     * @throws Problem not-found for who has nothing to do with the person, not-allowed for the desk of who can sign in
     */
    String mayAnswer(Actor actor, Person person) {
        String as = acting.as(actor, person).orElseThrow(InvitationsOfNeed::notFound);
        if (as.equals(ActingFor.DESK) && person.subject() != null) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("此人可自行登录答复", "This person signs in and answers for themselves");
        }
        return as;
    }
}
