package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/** Alarms of somebody whose entry is merged go on with it: whoever is called or stands at the door was told of that entry. */
@ApplicationScoped
public class AlarmsOfElder implements KeptOfElder {

    private final Database database;

    AlarmsOfElder(Database database) {
        this.database = database;
    }

    @Override
    public String kind() {
        return "alarm";
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
    public List<String> standing(UUID elder) {
        return database.list(
                "SELECT id FROM alarm WHERE elder = ? AND state <> 'ended' ORDER BY id",
                row -> row.getString("id"),
                elder);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("UPDATE alarm SET words_sealed = NULL WHERE elder = ?", elder);
        database.update(
                "UPDATE alarm_step s SET words_sealed = NULL FROM alarm a WHERE a.id = s.alarm AND a.elder = ?", elder);
    }
}
