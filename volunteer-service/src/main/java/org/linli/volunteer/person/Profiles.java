package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** The table of people, and their phones. */
@ApplicationScoped
class Profiles implements KeptSealed {

    private static final String SELECT = """
            SELECT p.id, p.version, p.subject, p.state, p.name, p.area, a.path, p.work_unit, p.household, p.birth_year,
                   p.languages, p.weekly_cap_minutes, p.home_latitude, p.home_longitude
              FROM person p JOIN area a ON a.code = p.area
            """;

    private final Database database;
    private final PeopleKey key;

    Profiles(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(SealedColumn.of("person_phone", "sealed", "'person_phone/' || person")
                .found("fingerprint", "phone", UnaryOperator.identity()));
    }

    @Transactional
    Optional<Profile> bySubject(String subject) {
        return database.first(SELECT + " WHERE p.subject = ?", Profiles::read, subject);
    }

    /** @throws Problem not-found */
    @Transactional
    Profile byId(UUID id) {
        return database.first(SELECT + " WHERE p.id = ?", Profiles::read, id).orElseThrow(Profiles::unknown);
    }

    /** Somebody who is there to be seen. @throws Problem not-found, also for whose data were erased */
    @Transactional
    Profile present(UUID id) {
        Profile profile = byId(id);
        if (profile.state() == PersonState.ERASED) {
            throw unknown();
        }
        return profile;
    }

    /** Kept from everybody else until the transaction ends. @throws Problem not-found, also for whose data were erased */
    @Transactional(Transactional.TxType.MANDATORY)
    Profile locked(UUID id) {
        return lockedIfThere(id).orElseThrow(Profiles::unknown);
    }

    /** The same; empty for whose data were erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<Profile> lockedIfThere(UUID id) {
        return database.first(SELECT + " WHERE p.id = ? FOR UPDATE OF p", Profiles::read, id)
                .filter(profile -> profile.state() != PersonState.ERASED);
    }

    /** @return false when the subject has a profile already; whoever was first is committed then */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean insert(UUID id, @Nullable String subject, String registeredBy, Told told, Instant now) {
        return database.update(
                        """
                        INSERT INTO person (id, version, subject, registered_by, state, name, area, work_unit, household,
                                            birth_year, languages, weekly_cap_minutes, home_latitude, home_longitude,
                                            created_at)
                        VALUES (?, 1, ?, ?, 'active', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (subject) DO NOTHING""",
                        id,
                        subject,
                        registeredBy,
                        told.name(),
                        told.area(),
                        told.workUnit(),
                        told.household(),
                        told.birthYear(),
                        told.languages(),
                        told.weeklyCapMinutes(),
                        told.home() == null ? null : told.home().latitude(),
                        told.home() == null ? null : told.home().longitude(),
                        now)
                == 1;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void update(UUID id, Told told) {
        database.update(
                """
                UPDATE person
                   SET version = version + 1, name = ?, area = ?, work_unit = ?, household = ?, birth_year = ?,
                       languages = ?, weekly_cap_minutes = ?, home_latitude = ?, home_longitude = ?
                 WHERE id = ?""",
                told.name(),
                told.area(),
                told.workUnit(),
                told.household(),
                told.birthYear(),
                told.languages(),
                told.weeklyCapMinutes(),
                told.home() == null ? null : told.home().latitude(),
                told.home() == null ? null : told.home().longitude(),
                id);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void stands(UUID id, PersonState state) {
        database.update("UPDATE person SET version = version + 1, state = ? WHERE id = ?", state.wire(), id);
    }

    /** Something beside the row has changed that the row's version stands for too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID id) {
        database.update("UPDATE person SET version = version + 1 WHERE id = ?", id);
    }

    @Transactional
    Optional<Phone> phone(UUID id) {
        return database.first("SELECT sealed FROM person_phone WHERE person = ?", row -> row.getBytes("sealed"), id)
                .map(kept -> new Phone(key.open(row(id), kept)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keepPhone(UUID id, Phone phone) {
        database.update(
                """
                INSERT INTO person_phone (person, sealed, fingerprint) VALUES (?, ?, ?)
                ON CONFLICT (person) DO UPDATE SET sealed = EXCLUDED.sealed, fingerprint = EXCLUDED.fingerprint""", id, key.seal(row(id), phone.digits()), fingerprint(phone).written());
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void forgetPhone(UUID id) {
        database.update("DELETE FROM person_phone WHERE person = ?", id);
    }

    /** Others with the same phone: a family, or the same person registered twice. */
    @Transactional
    List<Person> withThePhoneOf(UUID id) {
        Optional<Phone> mine = phone(id);
        if (mine.isEmpty()) {
            return List.of();
        }
        return database.list(
                """
                SELECT p.id, p.version, p.subject, p.state, p.name, p.area, a.path, p.work_unit, p.household, p.birth_year,
                       p.languages, p.weekly_cap_minutes, p.home_latitude, p.home_longitude
                  FROM person_phone same
                  JOIN person p ON p.id = same.person
                  JOIN area a ON a.code = p.area
                 WHERE same.fingerprint = ANY (?) AND same.person <> ?
                 ORDER BY p.id
                 LIMIT 20""", row -> read(row).person(), fingerprint(mine.get()).any(), id);
    }

    private Fingerprint fingerprint(Phone phone) {
        return key.fingerprint("phone", phone.digits());
    }

    private static String row(UUID id) {
        return "person_phone/" + id;
    }

    private static Problem unknown() {
        return Problem.notFound("person", "该登记");
    }

    private static Profile read(ResultSet row) throws SQLException {
        return new Profile(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("subject"),
                PersonState.of(row.getString("state")),
                row.getString("name"),
                row.getString("area"),
                row.getString("path"),
                row.getString("work_unit"),
                row.getString("household"),
                row.getObject("birth_year", Integer.class),
                List.of((String[]) row.getArray("languages").getArray()),
                row.getInt("weekly_cap_minutes"),
                Home.of(row.getBigDecimal("home_latitude"), row.getBigDecimal("home_longitude")));
    }
}
