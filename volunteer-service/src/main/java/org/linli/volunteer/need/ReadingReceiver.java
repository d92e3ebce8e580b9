package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Who is helped, where that is a registered person, and whether they pay. */
@ApplicationScoped
class ReadingReceiver {

    private static final String MINUTES = "minutes";

    /** Each place is paid by a hold of its own. */
    private static final int MOST_PLACES_PAID = 50;

    private final People people;
    private final ActingFor acting;

    ReadingReceiver(People people, ActingFor acting) {
        this.people = people;
        this.acting = acting;
    }

    /**
     * Takes down on a need who is helped by it. Whoever proposes a need that is paid for pays themselves, unless they name
     * somebody for whom they may act; the desk names somebody always.
     *
     * @param role in which it is proposed
     * @throws Problem invalid-input, no-profile, not-allowed for who may not act for the receiver
     */
    void note(Need need, NeedBody body, String role, Actor actor) {
        boolean paid = isPaid(need, body);
        receiver(body, paid, role, actor).ifPresent(person -> need.helps(person, paid));
    }

    private static boolean isPaid(Need need, NeedBody body) {
        if (body.paidWith() == null) {
            return false;
        }
        if (!body.paidWith().equals(MINUTES)) {
            throw Problem.invalid("paidWith", "one-of", "须为:minutes", "must be one of: minutes");
        }
        if (need.places() > MOST_PLACES_PAID) {
            throw Problem.invalid(
                    "places",
                    "paid",
                    "以分钟支付的需求最多 " + MOST_PLACES_PAID + " 个名额",
                    "must be at most " + MOST_PLACES_PAID + " where it is paid with minutes");
        }
        return true;
    }

    private Optional<Person> receiver(NeedBody body, boolean paid, String role, Actor actor) {
        if (body.unit() != null && (paid || body.receiver() != null)) {
            throw Problem.invalid(
                    paid ? "paidWith" : "receiver",
                    "of-a-person",
                    "单位的需求不由个人支付,也不写受助人",
                    "is for a person's need, not for a unit's");
        }
        if (body.receiver() != null) {
            return Optional.of(named(body.receiver(), actor));
        }
        if (!paid) {
            return Optional.empty();
        }
        if (role.equals(NeedTable.DESK)) {
            Asked.given("receiver", body.receiver());
        }
        return Optional.of(people.required(actor.subject()));
    }

    private Person named(UUID id, Actor actor) {
        Person person = people.byId(id)
                .filter(Person::active)
                .orElseThrow(
                        () -> Problem.invalid("receiver", "active-person", "须为有效登记的人员", "must be an active person"));
        acting.require(actor, person);
        return person;
    }
}
