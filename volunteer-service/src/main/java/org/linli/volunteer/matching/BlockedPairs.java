package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.person.ActingFor;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** Households a person shall not be sent to, whichever of the two asked for it; nobody says why. */
@ApplicationScoped
class BlockedPairs {

    private static final int LONGEST = 100;
    private static final int MOST = 100;

    private final People people;
    private final ActingFor acting;
    private final Database database;
    private final Audit audit;
    private final Clock clock;

    BlockedPairs(People people, ActingFor acting, Database database, Audit audit, Clock clock) {
        this.people = people;
        this.acting = acting;
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws Problem not-found, also for who may not act for the person */
    @Transactional
    List<String> of(UUID person, Actor actor) {
        opened(person, actor);
        return database.list(
                "SELECT household FROM blocked_pair WHERE person = ? ORDER BY household",
                row -> row.getString("household"),
                person);
    }

    /** Twice is the same as once. @throws Problem not-found, invalid-input, also beyond a hundred */
    @Transactional
    void block(UUID person, String household, Actor actor) {
        String as = opened(person, actor);
        if (household.isBlank() || household.length() > LONGEST) {
            throw Problem.invalid("household", "length", "须为 1 至 100 字", "must be 1 to 100 characters");
        }
        int added = database.update("""
                INSERT INTO blocked_pair (person, household, since)
                SELECT ?, ?, ? WHERE (SELECT count(*) FROM blocked_pair WHERE person = ?) < ?
                ON CONFLICT DO NOTHING""", person, household, clock.instant(), person, MOST);
        if (added > 0) {
            record(person, as, "block-household", actor);
        } else if (!isBlocked(person, household)) {
            throw Problem.invalid("household", "at-most", "最多 100 户", "at most 100 households");
        }
    }

    /** @throws Problem not-found, also when it was not blocked */
    @Transactional
    void unblock(UUID person, String household, Actor actor) {
        String as = opened(person, actor);
        if (database.update("DELETE FROM blocked_pair WHERE person = ? AND household = ?", person, household) == 0) {
            throw Problem.notFound("blocked household", "回避的住户");
        }
        record(person, as, "unblock-household", actor);
    }

    private boolean isBlocked(UUID person, String household) {
        return database.first(
                        "SELECT 1 FROM blocked_pair WHERE person = ? AND household = ?", row -> 1, person, household)
                .isPresent();
    }

    private String opened(UUID id, Actor actor) {
        return people.byId(id)
                .flatMap(person -> acting.as(actor, person))
                .orElseThrow(() -> Problem.notFound("person", "志愿者"));
    }

    private void record(UUID id, String as, String action, Actor actor) {
        Person person = people.byId(id).orElseThrow();
        audit.record(AuditEntry.of(clock.instant(), actor, as, action, "person", id.toString())
                .with(ActingFor.details(as, person)));
    }
}
