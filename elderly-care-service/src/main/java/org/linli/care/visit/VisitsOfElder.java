package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/**
 * Visits of somebody whose entry is merged: those ahead go to the one kept. Whoever is on the way, at the door, or waits there for
 * somebody to open, goes on with the entry they were sent to.
 */
@ApplicationScoped
public class VisitsOfElder implements KeptOfElder {

    private final Database database;
    private final Clock clock;

    VisitsOfElder(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "visit";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(ElderRef given, ElderRef kept) {
        return database.list(
                """
                UPDATE visit SET version = version + 1, elder_id = ?, area_code = ?, area_path = ?
                 WHERE elder_id = ? AND state IN ('draft', 'published', 'suspended') AND ends_at > ? RETURNING id""",
                row -> row.getString("id"),
                kept.id(),
                kept.areaCode(),
                kept.areaPath(),
                given.id(),
                clock.instant());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        database.update("""
                UPDATE visit SET version = version + 1, elder_id = ?, area_code = ?, area_path = ?
                 WHERE id = ANY (?) AND elder_id = ? AND state IN ('draft', 'published', 'suspended')""", given.id(), given.areaCode(), given.areaPath(), rows, kept.id());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> standing(UUID elder) {
        return database.list(
                "SELECT id FROM visit WHERE elder_id = ? AND state IN ('on-the-way', 'arrived') ORDER BY id",
                row -> row.getString("id"),
                elder);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("""
                UPDATE visit_part p SET note_sealed = NULL FROM visit v
                 WHERE v.id = p.visit_id AND v.elder_id = ? AND p.note_sealed IS NOT NULL""", elder);
        database.update("""
                UPDATE visit_act a SET note_sealed = NULL, reason_sealed = NULL FROM visit v
                 WHERE v.id = a.visit_id AND v.elder_id = ?
                   AND (a.note_sealed IS NOT NULL OR a.reason_sealed IS NOT NULL)""", elder);
    }
}
