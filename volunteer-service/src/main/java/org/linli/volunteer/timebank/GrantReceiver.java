package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** To whom an officer may grant: somebody of their area, and not to those from whom it would come back to them. */
@ApplicationScoped
class GrantReceiver {

    private final People people;
    private final Kin kin;

    GrantReceiver(People people, Kin kin) {
        this.people = people;
        this.kin = kin;
    }

    /** Locked before their account, so that they are not forgotten meanwhile. @throws Problem not-found, not-allowed */
    Person locked(UUID id, Actor actor) {
        Person person = people.locked(id);
        actor.requireIn(person.areaPath(), ActingFor.DESK);
        if (kin.isNear(actor, person)) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail(
                            "受理员不得为自己、家人或所代办之人发放",
                            "Nobody grants anything to themselves, their family or whom they represent")
                    .with("roles", List.of(ActingFor.DESK));
        }
        return person;
    }
}
