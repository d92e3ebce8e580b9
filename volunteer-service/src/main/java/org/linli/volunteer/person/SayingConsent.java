package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingOnProfile.Opened;

/** Gives or withdraws a consent. Nobody agrees for somebody who can say it themselves. */
@ApplicationScoped
class SayingConsent {

    private final ActingOnProfile acting;
    private final Consents consents;
    private final Clock clock;

    SayingConsent(ActingOnProfile acting, Consents consents, Clock clock) {
        this.acting = acting;
        this.consents = consents;
        this.clock = clock;
    }

    /** @throws Problem not-found, not-allowed, invalid-input */
    @Transactional
    void say(UUID person, @Nullable String kind, @Nullable Boolean given, Actor actor) {
        Opened opened = acting.open(person, actor);
        String as = mayAgree(opened, actor);
        if (!Consents.KINDS.contains(Asked.given("kind", kind))) {
            throw Problem.invalid("kind", "known", "须为 matching、contact 或 photo", "must be matching, contact or photo");
        }
        boolean agreed = Asked.given("given", given);
        consents.add(person, new Consents.Said(kind, agreed, clock.instant(), actor.subject(), as));
        acting.record(new Opened(opened.profile(), as), (agreed ? "agree-to-" : "disagree-to-") + kind, actor);
    }

    /** What a list says counts only where the person has said nothing yet, neither yes nor no. */
    @Transactional(Transactional.TxType.MANDATORY)
    void firstWord(Opened opened, String kind, Actor actor) {
        UUID person = opened.profile().id();
        if (consents.history(person).stream().noneMatch(said -> said.kind().equals(kind))) {
            consents.add(person, new Consents.Said(kind, true, clock.instant(), actor.subject(), ActingFor.DESK));
            acting.record(opened, "agree-to-" + kind, actor);
        }
    }

    /** A desk officer who also represents the person speaks as the desk here. */
    private static String mayAgree(Opened opened, Actor actor) {
        Profile profile = opened.profile();
        if (opened.role().equals(ActingFor.ONESELF)) {
            return ActingFor.ONESELF;
        }
        if (profile.subject() == null && actor.mayIn(ActingFor.DESK, profile.areaPath())) {
            return ActingFor.DESK;
        }
        throw Problem.of(CommonProblem.NOT_ALLOWED)
                .detail(
                        "须由本人表示;无手机者由其所在区域的受理员代为登记",
                        "Only the person says this; for somebody without a phone, the desk of their area")
                .with("roles", List.of(ActingFor.ONESELF, ActingFor.DESK));
    }
}
