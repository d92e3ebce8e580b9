package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Tells of somebody anew, that they are away, back, or left. */
@ApplicationScoped
public class ChangingElder {

    /**
     * When somebody is not at home.
     *
     * @param reason {@code hospital}, {@code with-family} or {@code travelling}
     * @param from a day, not ahead; left out: today
     * @param until last day away, not before today; left out: until told
     */
    @Schema(name = "ElderAbsence")
    public record AbsenceBody(
            @Nullable String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}

    private static final Set<String> AWAY = Set.of("hospital", "with-family", "travelling");
    private static final Set<String> LEFT = Set.of("moved", "deceased");

    private final Elders elders;
    private final ReadingElder reading;
    private final KeepingElder keeping;
    private final ElderChronicle chronicle;
    private final Database database;

    ChangingElder(
            Elders elders, ReadingElder reading, KeepingElder keeping, ElderChronicle chronicle, Database database) {
        this.elders = elders;
        this.reading = reading;
        this.keeping = keeping;
        this.chronicle = chronicle;
        this.database = database;
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void change(UUID id, ElderBody body, long seen, Actor actor) {
        ElderRef elder = seen(id, seen, actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        String role = actor.requireIn(reading.areaPath(body), ElderTable.DESK, ElderTable.GRID_WORKER);
        ElderTable.ELDER.decide(elder.state(), ElderTable.CHANGE, Set.of(role), ElderTable.NOTHING);
        change(id, reading.read(body), actor, role);
    }

    /** From a list, whose rows are checked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void change(UUID id, ReadingElder.Told told, Actor actor, String role) {
        keeping.write(id, told);
        chronicle.changed(id, actor, role, ElderTable.CHANGE, null, chronicle.now());
    }

    /** @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void goAway(UUID id, AbsenceBody body, long seen, Actor actor) {
        ElderRef elder = seen(id, seen, actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        String reason = oneOf("reason", body.reason(), AWAY);
        LocalDate today = chronicle.today();
        LocalDate from = body.from() == null ? today : body.from();
        if (from.isAfter(today)) {
            throw Problem.invalid("from", "not-ahead", "不能在将来", "must not lie ahead");
        }
        if (body.until() != null && body.until().isBefore(today)) {
            throw Problem.invalid("until", "not-over", "不能早于今天", "must not be before today");
        }
        move(elder, ElderTable.GO_AWAY, actor, reason);
        database.update(
                "UPDATE elder SET away_reason = ?, away_from = ?, away_until = ?::date, state = 'away' WHERE id = ?",
                reason,
                from,
                body.until(),
                id);
        tell(elder, ElderTable.GO_AWAY, actor, reason);
    }

    /** Back, from being away or from having left. @throws Problem not-found, not-allowed, stale, conflict */
    @Transactional
    void comeBack(UUID id, long seen, Actor actor) {
        ElderRef elder = seen(id, seen, actor, ElderTable.DESK, ElderTable.GRID_WORKER);
        comeBack(elder, actor);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void comeBack(ElderRef elder, Actor actor) {
        move(elder, ElderTable.COME_BACK, actor, null);
        database.update("""
                UPDATE elder SET state = 'registered', away_reason = NULL, away_from = NULL, away_until = NULL,
                       left_reason = NULL, left_on = NULL WHERE id = ?""", elder.id());
        tell(elder, ElderTable.COME_BACK, actor, null);
    }

    /** @param reason {@code moved} or {@code deceased} @throws Problem not-found, not-allowed, stale, invalid-input, conflict */
    @Transactional
    void leave(UUID id, @Nullable String reason, long seen, Actor actor) {
        ElderRef elder = seen(id, seen, actor, ElderTable.DESK);
        String why = oneOf("reason", reason, LEFT);
        move(elder, ElderTable.LEAVE, actor, why);
        database.update("""
                UPDATE elder SET state = 'left', left_reason = ?, left_on = ?, away_reason = NULL, away_from = NULL, away_until = NULL
                 WHERE id = ?""", why, chronicle.today(), id);
        tell(elder, ElderTable.LEAVE, actor, why);
    }

    private ElderRef seen(UUID id, long seen, Actor actor, String... roles) {
        var locked = elders.lock(id);
        ElderRight.writer(locked, actor, roles);
        ElderRef elder = locked.orElseThrow(Elders::unknown);
        IfMatch.check(seen, elder.version(), elder.state().wire());
        return elder;
    }

    private void move(ElderRef elder, String action, Actor actor, @Nullable String reason) {
        ElderTable.ELDER.decide(elder.state(), action, Set.of(roleOf(elder, actor)), ElderTable.NOTHING);
        database.update("UPDATE elder SET version = version + 1 WHERE id = ?", elder.id());
    }

    private void tell(ElderRef elder, String action, Actor actor, @Nullable String reason) {
        Instant now = chronicle.now();
        chronicle.changed(elder.id(), actor, roleOf(elder, actor), action, reason, now);
    }

    private static String roleOf(ElderRef elder, Actor actor) {
        if (actor.has(ElderTable.SYSTEM)) {
            return ElderTable.SYSTEM;
        }
        return actor.requireIn(elder.areaPath(), ElderTable.DESK, ElderTable.GRID_WORKER);
    }

    private static String oneOf(String field, @Nullable String told, Set<String> known) {
        String value = Asked.given(field, told);
        if (!known.contains(value)) {
            String all = String.join(", ", known.stream().sorted().toList());
            throw Problem.invalid(field, "one-of", "须为:" + all, "must be one of: " + all);
        }
        return value;
    }
}
