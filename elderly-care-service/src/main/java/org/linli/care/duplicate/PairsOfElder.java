package org.linli.care.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/** What was said about somebody when it was decided whether two entries are one. */
@ApplicationScoped
public class PairsOfElder implements KeptOfElder {

    private final Database database;

    PairsOfElder(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "pair";
    }

    @Override
    public List<String> move(ElderRef given, ElderRef kept) {
        return List.of();
    }

    @Override
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        // None moved.
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("UPDATE duplicate_pair SET reason = NULL WHERE ? IN (one, other)", elder);
    }
}
