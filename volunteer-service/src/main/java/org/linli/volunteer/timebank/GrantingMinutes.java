package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.Person;
import org.linli.volunteer.problem.VolunteerProblem;

/** The desk gives minutes to somebody of its area who needs help: what was donated first, then from the reserve. */
@ApplicationScoped
class GrantingMinutes {

    private final GrantReceiver receiver;
    private final Grants grants;
    private final Handout handout;
    private final Audit audit;
    private final GrantClock clock;

    GrantingMinutes(GrantReceiver receiver, Grants grants, Handout handout, Audit audit, GrantClock clock) {
        this.receiver = receiver;
        this.grants = grants;
        this.handout = handout;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param fresh whether this call gave it */
    record Granted(Grant grant, boolean fresh) {}

    /**
     * @param minutes 1–1,200
     * @throws Problem not-found, not-allowed outside the officer's areas or for themselves and those near to them, invalid-input, monthly-limit,
     *     balance-too-low, idempotency-key-reused, conflict for who is not active
     */
    @Transactional
    Granted grant(@Nullable UUID whom, @Nullable Integer minutes, @Nullable String reason, String key, Actor actor) {
        Person person = receiver.locked(Asked.given("person", whom), actor);
        int asked = Asked.given("minutes", minutes);
        if (asked < 1 || asked > Grants.MOST_A_MONTH) {
            throw Problem.invalid(
                    "minutes", "range", "须为 1 至 " + Grants.MOST_A_MONTH, "must be 1 to " + Grants.MOST_A_MONTH);
        }
        String why = Asked.words("reason", reason, Asked.LONGEST_REASON);
        handout.lock(person.id());
        // Read under the lock all grants meet at: whoever used the key at the same moment has ended.
        Optional<Grant> before = grants.under(actor.subject(), key);
        if (before.isPresent()) {
            return repeated(before.get(), person.id(), asked, why);
        }
        if (!person.active()) {
            throw Problem.of(CommonProblem.CONFLICT).detail("此人的登记已暂停或退出", "This person's profile is paused or left");
        }
        Grant grant = given(person.id(), asked, why, actor);
        grants.add(grant, key);
        audit.record(AuditEntry.of(
                        grant.grantedAt(),
                        actor,
                        ActingFor.DESK,
                        "grant",
                        "time-bank-grant",
                        grant.id().toString())
                .because(why)
                .with(Map.of(
                        "for", person.id().toString(),
                        "minutes", asked,
                        "fromDonations", grant.fromDonations(),
                        "fromReserve", grant.fromReserve())));
        return new Granted(grant, true);
    }

    private Grant given(UUID person, int minutes, String why, Actor actor) {
        Instant now = clock.now();
        if (!grants.count(person, clock.monthOf(now), minutes)) {
            throw Problem.of(VolunteerProblem.MONTHLY_LIMIT)
                    .detail(
                            "每人每月至多 " + Grants.MOST_A_MONTH + " 分钟",
                            "At most " + Grants.MOST_A_MONTH + " minutes a person a month")
                    .with("granted", grants.counted(person, clock.monthOf(now)))
                    .with("limit", Grants.MOST_A_MONTH);
        }
        UUID id = clock.newId(now);
        int donated = handout.give(id, person, minutes, actor.subject());
        return new Grant(
                id, person, minutes, donated, minutes - donated, clock.monthOf(now), why, actor.subject(), now);
    }

    private static Granted repeated(Grant before, UUID person, int minutes, String reason) {
        if (!before.person().equals(person)
                || before.minutes() != minutes
                || !before.reason().equals(reason)) {
            throw Problem.of(CommonProblem.KEY_REUSED).with("grant", before.id());
        }
        return new Granted(before, false);
    }
}
