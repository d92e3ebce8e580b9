package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/**
 * Makes one of two entries, and two again. What is not over moves to the one kept, and for each row it is remembered that it did;
 * the entry given up stays as it was, under its id, and leads to the one kept.
 */
@ApplicationScoped
public class MergingElder {

    private final Database database;
    private final Instance<KeptOfElder> rooms;
    private final CopyingToKept copying;
    private final ElderChronicle chronicle;

    MergingElder(Database database, @Any Instance<KeptOfElder> rooms, CopyingToKept copying, ElderChronicle chronicle) {
        this.database = database;
        this.rooms = rooms;
        this.copying = copying;
        this.chronicle = chronicle;
    }

    /**
     * The caller holds the locks of both.
     *
     * @throws org.linli.kit.state.Refused when the one given up is merged or erased
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void merge(ElderRef given, ElderRef kept, Actor actor, String role, String reason) {
        ElderTable.ELDER.decide(given.state(), ElderTable.MERGE, Set.of(role), ElderTable.NOTHING);
        Instant now = chronicle.now();
        database.update("""
                INSERT INTO elder_merge (given, kept, state, away_reason, away_from, away_until, left_reason, merged_at)
                SELECT id, ?, state, away_reason, away_from, away_until, left_reason, ? FROM elder WHERE id = ?""", kept.id(), now, given.id());
        for (KeptOfElder room : inOrder()) {
            room.move(given, kept)
                    .forEach(row -> database.update(
                            "INSERT INTO elder_merge_row (given, kind, row) VALUES (?, ?, ?)",
                            given.id(),
                            room.kind(),
                            row));
        }
        copying.copy(given.id(), kept.id());
        database.update("""
                UPDATE elder SET version = version + 1, state = 'merged', merged_into = ?, away_reason = NULL, away_from = NULL,
                       away_until = NULL WHERE id = ?""", kept.id(), given.id());
        database.update("UPDATE elder SET version = version + 1 WHERE id = ?", kept.id());
        chronicle.changed(given.id(), actor, role, ElderTable.MERGE, reason, now);
        chronicle.changed(kept.id(), actor, role, "take-in", reason, now);
    }

    /** Always the same, so that two who merge never wait for each other; a room says by its name after which it comes. */
    private List<KeptOfElder> inOrder() {
        return rooms.stream().sorted(Comparator.comparing(KeptOfElder::kind)).toList();
    }

    /** Gives back to the entry given up what was its, as far as it is still with the one kept. The caller holds the locks of both. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void undo(ElderRef given, ElderRef kept, Actor actor, String role, String reason) {
        Instant now = chronicle.now();
        database.update("""
                UPDATE elder e SET version = e.version + 1, state = m.state, merged_into = NULL, away_reason = m.away_reason,
                       away_from = m.away_from, away_until = m.away_until, left_reason = m.left_reason
                  FROM elder_merge m WHERE e.id = m.given AND m.given = ?""", given.id());
        for (KeptOfElder room : inOrder()) {
            List<String> rows = database.list(
                    "SELECT row FROM elder_merge_row WHERE given = ? AND kind = ? ORDER BY row",
                    row -> row.getString("row"),
                    given.id(),
                    room.kind());
            room.giveBack(rows, kept, given);
        }
        copying.takeBack(given.id(), kept.id());
        database.update("DELETE FROM elder_merge WHERE given = ?", given.id());
        database.update("UPDATE elder SET version = version + 1 WHERE id = ?", kept.id());
        chronicle.changed(given.id(), actor, role, "undo-merge", reason, now);
        chronicle.changed(kept.id(), actor, role, "give-back", reason, now);
    }
}
