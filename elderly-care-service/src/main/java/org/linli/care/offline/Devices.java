package org.linli.care.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.RequestPrint;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;
import org.linli.kit.time.TimeOrderedId;

/** Devices of carers, each with a key of its own that the carer gets once. */
@ApplicationScoped
class Devices implements KeptSealed {

    private static final int KEY_BYTES = 32;
    private static final String CARER = "carer";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** @param key base64; shown this once */
    record Made(UUID id, String key) {}

    private final Database database;
    private final PeopleKey sealing;
    private final Carers carers;
    private final Audit audit;
    private final Clock clock;

    Devices(Database database, PeopleKey sealing, Carers carers, Audit audit, Clock clock) {
        this.database = database;
        this.sealing = sealing;
        this.carers = carers;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public List<SealedColumn> sealed() {
        return List.of(SealedColumn.of("device", "key_sealed", "'device/' || id || '/key'"));
    }

    @Override
    public List<RequestPrint> prints() {
        return List.of(new RequestPrint("device_entry", "print"));
    }

    /** @throws Problem not-allowed for who has no profile as an active carer */
    @Transactional
    Made make(Actor actor) {
        CarerRef carer = carerWho(actor);
        byte[] bytes = new byte[KEY_BYTES];
        RANDOM.nextBytes(bytes);
        String key = Base64.getEncoder().encodeToString(bytes);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        UUID id = TimeOrderedId.at(now);
        database.update(
                "INSERT INTO device (id, carer_id, key_sealed, made_at) VALUES (?, ?, ?, ?)",
                id,
                carer.id(),
                sealing.seal(row(id), key),
                now);
        audit.record(AuditEntry.of(now, actor, CARER, "register", "device", id.toString())
                .with(Map.of("carer", carer.id().toString())));
        return new Made(id, key);
    }

    /** @throws Problem not-allowed for who has no posting, or no profile, as an active carer */
    @Transactional
    CarerRef carerWho(Actor actor) {
        actor.requireSomewhere(CARER);
        return carers.ofSubject(actor.subject())
                .filter(CarerRef::active)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail("您没有在岗护理员的档案", "You have no profile as an active carer"));
    }

    /**
     * Who tells what happened while a device was offline: also somebody who has left since. What they may have to tell is a door that
     * stayed shut.
     *
     * @throws Problem not-allowed for who has no profile as a carer
     */
    @Transactional
    CarerRef teller(Actor actor) {
        return carers.ofSubject(actor.subject())
                .orElseThrow(() ->
                        Problem.of(CommonProblem.NOT_ALLOWED).detail("您没有护理员的档案", "You have no profile as a carer"));
    }

    /** The key of a carer's own device. */
    @Transactional
    Optional<String> keyOf(UUID device, CarerRef carer) {
        return database.first(
                "SELECT key_sealed FROM device WHERE id = ? AND carer_id = ?",
                row -> sealing.open(row(device), row.getBytes("key_sealed")),
                device,
                carer.id());
    }

    Instant now() {
        return clock.instant();
    }

    private static String row(UUID device) {
        return "device/" + device + "/key";
    }
}
