package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/**
 * Forgets somebody: because they, or who speaks for them, ask for it, or because the city's retention of who left is over. What was
 * done and counted stays, under an id that leads to nobody.
 */
@ApplicationScoped
class ErasingElder {

    private static final String ON_REQUEST = "on-request";
    private static final String RETENTION = "retention";

    private final Elders elders;
    private final Database database;
    private final Instance<KeptOfElder> rooms;
    private final ElderChronicle chronicle;
    private final int keepDays;

    /** @param keepDays days for which who left is kept */
    ErasingElder(
            Elders elders,
            Database database,
            @Any Instance<KeptOfElder> rooms,
            ElderChronicle chronicle,
            @ConfigProperty(name = "linli.care.keep-left-days") int keepDays) {
        this.elders = elders;
        this.database = database;
        this.rooms = rooms;
        this.chronicle = chronicle;
        this.keepDays = keepDays;
    }

    /**
     * @param reason {@code on-request} or {@code retention}
     * @throws Problem not-found, also when it is done already; not-allowed, stale, invalid-input; conflict while they are visited,
     *     an alarm is on, they were merged, or the retention is not over
     */
    @Transactional
    void erase(UUID id, @Nullable String reason, long seen, Actor actor) {
        var locked = elders.lock(id);
        String role = ElderRight.writer(locked, actor, ElderTable.DESK);
        ElderRef elder = locked.orElseThrow(Elders::unknown);
        String why = Asked.given("reason", reason);
        if (!why.equals(ON_REQUEST) && !why.equals(RETENTION)) {
            throw Problem.invalid("reason", "one-of", "须为 on-request 或 retention", "must be on-request or retention");
        }
        IfMatch.check(seen, elder.version(), elder.state().wire());
        ElderTable.ELDER.decide(elder.state(), ElderTable.ERASE, Set.of(role), ElderTable.NOTHING);
        if (why.equals(RETENTION)) {
            refuseEarly(id);
        }
        List<UUID> entries = entries(id);
        refuseStanding(entries);
        for (UUID entry : entries) {
            rooms.forEach(room -> room.forget(entry));
            forget(entry);
            chronicle.changed(entry, actor, role, ElderTable.ERASE, why, chronicle.now());
        }
    }

    private void refuseEarly(UUID id) {
        if (database.first(
                        "SELECT 1 FROM elder WHERE id = ? AND state = 'left' AND left_on + ? <= ?",
                        row -> 1,
                        id,
                        keepDays,
                        chronicle.today())
                .isEmpty()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("离开后须保留 " + keepDays + " 日", "Who left is kept for " + keepDays + " days")
                    .with("guard", "retention-is-over");
        }
    }

    private void refuseStanding(List<UUID> entries) {
        Map<String, List<String>> standing = new TreeMap<>();
        for (UUID entry : entries) {
            for (KeptOfElder room : rooms) {
                List<String> rows = room.standing(entry);
                if (!rows.isEmpty()) {
                    standing.computeIfAbsent(room.kind(), kind -> new ArrayList<>())
                            .addAll(rows);
                }
            }
        }
        if (!standing.isEmpty()) {
            throw Problem.of(CommonProblem.CONFLICT)
                    .detail("仍有未结束的服务或告警", "A visit or an alarm is under way")
                    .with("guard", "nothing-under-way")
                    .with("standing", standing);
        }
    }

    /** Theirs, and those that were merged into it. */
    private List<UUID> entries(UUID id) {
        return database.list("""
                WITH RECURSIVE entry AS (
                  SELECT id FROM elder WHERE id = ?
                  UNION SELECT e.id FROM elder e JOIN entry ON e.merged_into = entry.id)
                SELECT id FROM elder WHERE id IN (SELECT id FROM entry) ORDER BY id FOR UPDATE""", row -> row.getObject("id", UUID.class), id);
    }

    private void forget(UUID id) {
        database.update("DELETE FROM elder_contact WHERE elder = ?", id);
        database.update("DELETE FROM elder_insurance WHERE elder = ?", id);
        database.update("""
                UPDATE elder SET version = version + 1, state = 'erased', name = '*', birth_date = date_trunc('year', birth_date),
                       address = '*', longitude = NULL, latitude = NULL, id_number_sealed = NULL, id_number_print = NULL,
                       id_number_masked = NULL, phone_sealed = NULL, phone_masked = NULL, phone_merged_from = NULL, household = NULL, disabled = false,
                       discharged_on = NULL, dialects = '{}', at_the_door = NULL, away_reason = NULL, away_from = NULL,
                       away_until = NULL, left_reason = NULL, registration_print = NULL
                 WHERE id = ?""", id);
    }
}
