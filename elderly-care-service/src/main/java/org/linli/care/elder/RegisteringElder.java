package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.problem.CareProblem;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Takes somebody into the register: once a key of the caller's, and once an ID number in the area the caller answers for. */
@ApplicationScoped
public class RegisteringElder {

    private record Before(UUID id, byte[] print) {}

    private record Known(UUID id, String areaPath) {}

    private final ReadingElder reading;
    private final KeepingElder keeping;
    private final ElderChronicle chronicle;
    private final Database database;
    private final ElderKeys keys;

    RegisteringElder(
            ReadingElder reading, KeepingElder keeping, ElderChronicle chronicle, Database database, ElderKeys keys) {
        this.reading = reading;
        this.keeping = keeping;
        this.chronicle = chronicle;
        this.database = database;
        this.keys = keys;
    }

    /**
     * @param idempotencyKey of the caller's choice
     * @throws Problem invalid-input, not-allowed, idempotency-key-reused; elder-known naming who has this ID number
     */
    @Transactional
    UUID register(ElderBody body, @Nullable String idempotencyKey, Actor actor) {
        String role = actor.requireIn(reading.areaPath(body), ElderTable.DESK, ElderTable.GRID_WORKER);
        String given = Asked.words("Idempotency-Key", idempotencyKey, 200);
        Fingerprint print = keeping.print(body);
        keys.once(actor.subject() + "\n" + given);
        Optional<Before> before = database.first(
                "SELECT id, registration_print FROM elder WHERE registered_by = ? AND registration_key = ?",
                row -> new Before(row.getObject("id", UUID.class), row.getBytes("registration_print")),
                actor.subject(),
                given);
        if (before.isPresent()) {
            if (!print.is(before.get().print())) {
                throw Problem.of(CommonProblem.KEY_REUSED)
                        .detail("此幂等键已用于另一人的登记", "This key belongs to another registration")
                        .with("elder", before.get().id().toString());
            }
            return before.get().id();
        }
        return enter(reading.read(body), body, new Entry(role, given, print.written()), actor);
    }

    /** How a row came into the register. @param key null: by a list, which has a key of its own */
    public record Entry(String role, @Nullable String key, byte @Nullable [] print) {}

    /** @throws Problem invalid-input without consent; elder-known */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(ReadingElder.Told told, ElderBody body, Entry entry, Actor actor) {
        if (!Boolean.TRUE.equals(body.consent())) {
            throw Problem.invalid("consent", "agreed", "须经本人或代言人同意登记", "they must have agreed to be registered");
        }
        refuseKnown(told, actor);
        Instant now = chronicle.now();
        UUID id = TimeOrderedId.at(now);
        database.update(
                """
                INSERT INTO elder (id, version, state, name, birth_date, sex, area_code, area_path, address, living, disabled,
                                   registered_by, registered_as, registration_key, registration_print, created_at)
                VALUES (?, 0, 'registered', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bytea, ?)""",
                id,
                told.name(),
                told.birthDate(),
                told.sex(),
                told.area(),
                told.areaPath(),
                told.address(),
                told.living().wire(),
                told.disabled(),
                actor.subject(),
                entry.role(),
                entry.key(),
                entry.print(),
                now);
        keeping.write(id, told);
        chronicle.consent(id, ElderConsents.REGISTER, true, actor, entry.role(), now);
        if (body.homeVisits() != null) {
            chronicle.consent(id, ElderConsents.HOME_VISITS, body.homeVisits(), actor, entry.role(), now);
        }
        chronicle.changed(id, actor, entry.role(), "register", null, now);
        return id;
    }

    /** Two who register the same ID number at once come one after the other. */
    private void refuseKnown(ReadingElder.Told told, Actor actor) {
        IdNumber number = told.idNumber();
        if (number == null) {
            return;
        }
        Fingerprint print = keeping.print(number);
        keys.hold(List.of(print), List.of());
        database
                .list(
                        "SELECT id, area_path FROM elder WHERE id_number_print = ANY (?) AND state IN ('registered', 'away', 'left')",
                        row -> new Known(row.getObject("id", UUID.class), row.getString("area_path")),
                        (Object) print.any())
                .stream()
                .filter(known -> actor.mayIn(ElderTable.DESK, known.areaPath())
                        || actor.mayIn(ElderTable.GRID_WORKER, known.areaPath()))
                .findFirst()
                .ifPresent(known -> {
                    throw Problem.of(CareProblem.ELDER_KNOWN)
                            .detail("此身份号码已登记", "Somebody with this ID number is registered")
                            .with("elder", known.id().toString());
                });
    }
}
