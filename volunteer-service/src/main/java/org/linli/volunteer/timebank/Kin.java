package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import org.linli.kit.identity.Actor;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Who is too near to somebody to decide what they are given: what family has can be handed on. */
@ApplicationScoped
public class Kin {

    private final People people;
    private final ActingFor acting;
    private final FamilyTies ties;

    Kin(People people, ActingFor acting, FamilyTies ties) {
        this.people = people;
        this.acting = acting;
        this.ties = ties;
    }

    /** Whether the actor is the person, represents them, or is their family. */
    public boolean isNear(Actor actor, Person person) {
        return acting.as(actor, person).filter(as -> !as.equals(ActingFor.DESK)).isPresent()
                || people.bySubject(actor.subject())
                        .filter(own -> ties.areFamily(own, person))
                        .isPresent();
    }
}
