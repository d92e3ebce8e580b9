package org.linli.volunteer.person;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;
import org.linli.kit.sql.Database;

/** Keys under which the desk registers people, so that a repeated call makes nobody twice. */
@ApplicationScoped
class RegistrationKeys implements KeptSealed {

    /** One registration, as it was asked for. */
    record Registration(String by, String key, Fingerprint body) {}

    private record Before(UUID person, byte[] body) {}

    private final Database database;
    private final PeopleKey secret;
    private final ObjectMapper json;

    RegistrationKeys(Database database, PeopleKey secret, ObjectMapper json) {
        this.database = database;
        this.secret = secret;
        this.json = json;
    }

    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("person_registration", "body_fingerprint"));
    }

    Registration of(Actor actor, String key, PersonBody body) {
        try {
            String words = new String(json.writeValueAsBytes(body), StandardCharsets.UTF_8);
            return new Registration(actor.subject(), key, secret.fingerprint("registration", words));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a body that was read can be written");
        }
    }

    /** Who was registered under the key. @throws Problem idempotency-key-reused when it was somebody else */
    @Transactional(Transactional.TxType.MANDATORY)
    Optional<UUID> before(Registration registration) {
        return database.first(
                        "SELECT person, body_fingerprint FROM person_registration WHERE registered_by = ? AND idempotency_key = ?",
                        row -> new Before(row.getObject("person", UUID.class), row.getBytes("body_fingerprint")),
                        registration.by(),
                        registration.key())
                .map(before -> {
                    if (!registration.body().is(before.body())) {
                        throw Problem.of(CommonProblem.KEY_REUSED)
                                .detail("此幂等键已用于另一人的登记", "This key belongs to another registration")
                                .with("personId", before.person().toString());
                    }
                    return before.person();
                });
    }

    /** @return false when somebody was registered under the key meanwhile; that is committed then */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean take(Registration registration, UUID person) {
        return database.update(
                        """
                        INSERT INTO person_registration (registered_by, idempotency_key, body_fingerprint, person)
                        VALUES (?, ?, ?, ?) ON CONFLICT (registered_by, idempotency_key) DO NOTHING""",
                        registration.by(),
                        registration.key(),
                        registration.body().written(),
                        person)
                == 1;
    }
}
