package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** For whom somebody may redeem: oneself; whoever has no phone, by who represents them or the desk of their area. */
@ApplicationScoped
class RedeemingFor {

    private final People people;
    private final ActingFor acting;

    RedeemingFor(People people, ActingFor acting) {
        this.people = people;
        this.acting = acting;
    }

    /** @param id null: oneself @throws Problem no-profile, not-found, not-allowed; conflict for who is not active */
    Redeeming.ForWhom required(@Nullable UUID id, Actor actor) {
        if (id == null) {
            return new Redeeming.ForWhom(people.required(actor.subject()), ActingFor.ONESELF);
        }
        Person person = people.byId(id).orElseThrow(() -> Problem.notFound("person", "人员"));
        String role = as(actor, person)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail(
                                "须为本人;无法自行登录的,可由其代办人或所在区域受理员代兑",
                                "Needs to be that person; for who cannot sign in, who represents them or the desk of their"
                                        + " area"));
        if (!person.active()) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此人的登记已暂停或退出", "This person's profile is paused or left");
        }
        return new Redeeming.ForWhom(person, role);
    }

    /** In which role somebody may see, and give back, what was redeemed. */
    Optional<String> as(Actor actor, Redemption redemption) {
        return people.byId(redemption.person()).flatMap(person -> as(actor, person));
    }

    // Whoever signs in redeems for themselves: their codes are nobody else's business.
    private Optional<String> as(Actor actor, Person person) {
        return acting.as(actor, person).filter(role -> person.subject() == null || role.equals(ActingFor.ONESELF));
    }
}
