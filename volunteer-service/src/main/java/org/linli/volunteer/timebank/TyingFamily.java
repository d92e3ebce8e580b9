package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Somebody asks to be family, the other agrees, and either ends it; the desk has no part in it. */
@ApplicationScoped
class TyingFamily {

    /** Minutes are not to be sold as family matters: nobody has more. */
    private static final int MOST = 20;

    private final FamilyTies ties;
    private final People people;
    private final ActingFor acting;
    private final Audit audit;
    private final Clock clock;

    TyingFamily(FamilyTies ties, People people, ActingFor acting, Audit audit, Clock clock) {
        this.ties = ties;
        this.people = people;
        this.acting = acting;
        this.audit = audit;
        this.clock = clock;
    }

    private record Two(Person me, Person other, String as) {}

    /** @throws Problem not-found for everybody but oneself and who represents them */
    @Transactional
    List<FamilyTies.Tie> of(UUID id, Actor actor) {
        return people.byId(id)
                .filter(person -> acting.as(actor, person)
                        .filter(as -> !as.equals(ActingFor.DESK))
                        .isPresent())
                .map(person -> ties.of(id))
                .orElseThrow(() -> Problem.notFound("person", "人员"));
    }

    /**
     * Asks somebody; who was asked by them agrees by it. Asking twice is the same as once.
     *
     * @throws Problem not-found, not-allowed, invalid-input; conflict beyond the most there may be
     */
    @Transactional
    FamilyTies.Tie ask(UUID id, @Nullable UUID person, Actor actor) {
        mayAct(people.byId(id).orElseThrow(() -> Problem.notFound("person", "人员")), actor);
        UUID whom = Asked.given("person", person);
        if (whom.equals(id)) {
            throw Problem.invalid("person", "another-person", "须为另一人", "must be another person");
        }
        if (people.byId(whom).filter(Person::active).isEmpty()) {
            throw Problem.invalid("person", "active-person", "须为有效登记的人员", "must be an active person");
        }
        Two two = locked(id, whom, actor);
        FamilyTies.Tie standing = ties.between(id, whom).orElse(null);
        if (standing == null) {
            requireRoom(id);
            ties.ask(id, whom, clock.instant());
            record(two, "ask-family", actor);
        } else if (!standing.askedByMe()) {
            agree(two, standing, actor);
        }
        return ties.between(id, whom).orElseThrow();
    }

    /** @throws Problem not-found when nobody asked, not-allowed; conflict for who asked themselves */
    @Transactional
    FamilyTies.Tie agree(UUID id, UUID person, Actor actor) {
        Two two = locked(id, person, actor);
        FamilyTies.Tie standing = ties.between(id, person).orElseThrow(TyingFamily::noTie);
        if (standing.askedByMe() && standing.agreedAt() == null) {
            throw Problem.of(CommonProblem.CONFLICT).detail("须由对方同意", "The other one has to agree");
        }
        agree(two, standing, actor);
        return ties.between(id, person).orElseThrow();
    }

    /** Takes back what was asked, says no to it, or ends it. @throws Problem not-found, not-allowed */
    @Transactional
    void end(UUID id, UUID person, Actor actor) {
        Two two = locked(id, person, actor);
        ties.between(id, person).orElseThrow(TyingFamily::noTie);
        ties.end(id, person);
        record(two, "end-family", actor);
    }

    private void agree(Two two, FamilyTies.Tie standing, Actor actor) {
        if (standing.agreedAt() != null) {
            return;
        }
        requireRoom(two.me().id());
        ties.agree(two.me().id(), two.other().id(), clock.instant());
        record(two, "agree-to-family", actor);
    }

    /** Both are locked in one order, so that what two say at once is heard one after the other. */
    private Two locked(UUID id, UUID person, Actor actor) {
        Stream.of(id, person).distinct().sorted().forEach(people::locked);
        Person me = people.byId(id).orElseThrow();
        return new Two(me, people.byId(person).orElseThrow(), mayAct(me, actor));
    }

    private String mayAct(Person me, Actor actor) {
        String as = acting.require(actor, me);
        if (as.equals(ActingFor.DESK)) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("须为本人或其代办人", "Needs to be that person, or who represents them")
                    .with("roles", List.of(ActingFor.ONESELF, ActingFor.REPRESENTATIVE));
        }
        return as;
    }

    private void requireRoom(UUID me) {
        long there = ties.of(me).stream()
                .filter(tie -> tie.askedByMe() || tie.agreedAt() != null)
                .count();
        if (there >= MOST) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("家人最多 " + MOST + " 位", "At most " + MOST + " people are family of one");
        }
    }

    private void record(Two two, String action, Actor actor) {
        Instant now = clock.instant();
        Map<String, Object> details = new HashMap<>(ActingFor.details(two.as(), two.me()));
        details.put("person", two.other().id().toString());
        audit.record(AuditEntry.of(
                        now, actor, two.as(), action, "person", two.me().id().toString())
                .with(details));
    }

    private static Problem noTie() {
        return Problem.notFound("family tie", "亲属关系");
    }
}
