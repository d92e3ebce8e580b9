package org.linli.care.assessment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/** Assessments of somebody whose entry is merged are assessments of the one kept: the latest counts, as ever. */
@ApplicationScoped
public class AssessmentsOfElder implements KeptOfElder {

    private final Database database;

    AssessmentsOfElder(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "assessment";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(ElderRef given, ElderRef kept) {
        return database.list(
                "UPDATE assessment SET elder = ? WHERE elder = ? RETURNING id",
                row -> row.getString("id"),
                kept.id(),
                given.id());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        database.update(
                "UPDATE assessment SET elder = ? WHERE id::text = ANY (?) AND elder = ?", given.id(), rows, kept.id());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("UPDATE assessment SET annulled_why = NULL WHERE elder = ?", elder);
    }
}
