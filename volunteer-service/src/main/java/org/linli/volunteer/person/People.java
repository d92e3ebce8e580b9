package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.problem.VolunteerProblem;

/** Who is registered, for the other rooms of this house. */
@ApplicationScoped
public class People {

    private static final String SELECT =
            "SELECT p.id, p.subject, p.state, a.path, p.work_unit, p.household FROM person p JOIN area a ON a.code = p.area";

    private final Database database;

    People(Database database) {
        this.database = database;
    }

    @Transactional
    public Optional<Person> byId(UUID id) {
        return database.first(SELECT + " WHERE p.id = ?", People::read, id);
    }

    /** Whoever signs in as this subject. */
    @Transactional
    public Optional<Person> bySubject(String subject) {
        return database.first(SELECT + " WHERE p.subject = ?", People::read, subject);
    }

    /** The person, locked until the transaction ends: what they may take on is decided one after the other. @throws Problem not-found */
    @Transactional(Transactional.TxType.MANDATORY)
    public Person locked(UUID id) {
        return database.first(SELECT + " WHERE p.id = ? FOR NO KEY UPDATE OF p", People::read, id)
                .orElseThrow(() -> Problem.notFound("person", "人员"));
    }

    /** @throws Problem no-profile unless the subject has an active profile: it is a volunteer's posting */
    public Person required(String subject) {
        return bySubject(subject)
                .filter(Person::active)
                .orElseThrow(() -> Problem.of(VolunteerProblem.NO_PROFILE)
                        .detail("请先登记为志愿者,或恢复已暂停的登记", "Register as a volunteer first, or take up your paused profile"));
    }

    /** Whether whoever signs in as this subject holds, or held to its end, a claim on the need. */
    @Transactional
    public boolean holdsClaim(String subject, UUID need) {
        return database.first("""
                        SELECT 1 FROM claim c JOIN person p ON p.id = c.person_id
                         WHERE p.subject = ? AND c.need_id = ?
                           AND c.state NOT IN ('RELEASED', 'LAPSED', 'NO_SHOW', 'NOT_DRAWN')""", row -> true, subject, need).isPresent();
    }

    /** Whether whoever signs in as this subject is about to come, or is there: before that and afterwards it is no business of theirs. */
    @Transactional
    public boolean mayReadContact(String subject, UUID need) {
        return database.first("""
                        SELECT 1 FROM claim c JOIN person p ON p.id = c.person_id
                         WHERE p.subject = ? AND p.state = 'active' AND c.need_id = ?
                           AND c.state IN ('CONFIRMED', 'CHECKED_IN')""", row -> true, subject, need).isPresent();
    }

    /** A name as it may stand where others read it: its first character, and nothing of how many there are. */
    public static String masked(String name) {
        return Profile.masked(name);
    }

    /** The person's name, masked. @throws Problem not-found */
    @Transactional
    public String maskedName(UUID id) {
        return database.first("SELECT name FROM person WHERE id = ?", row -> masked(row.getString("name")), id)
                .orElseThrow(() -> Problem.notFound("person", "人员"));
    }

    private static Person read(ResultSet row) throws SQLException {
        return new Person(
                row.getObject("id", UUID.class),
                row.getString("subject"),
                "active".equals(row.getString("state")),
                row.getString("path"),
                row.getString("work_unit"),
                row.getString("household"));
    }
}
