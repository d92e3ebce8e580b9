package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.KeptOfElder;
import org.linli.kit.sql.Database;

/**
 * What was agreed with somebody whose entry is merged goes on with the one kept. What a level of risk asked for does not move: it
 * is asked for anew, by the level of the one kept.
 */
@ApplicationScoped
public class ItemsOfElder implements KeptOfElder {

    private final Database database;
    private final CareItems items;
    private final GeneratingVisits generating;

    ItemsOfElder(Database database, CareItems items, GeneratingVisits generating) {
        this.database = database;
        this.items = items;
        this.generating = generating;
    }

    @Override
    public String kind() {
        return "care-item";
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> move(ElderRef given, ElderRef kept) {
        List<String> moved = database.list("""
                UPDATE care_item SET version = version + 1, elder_id = ?
                 WHERE elder_id = ? AND source <> 'risk' RETURNING id""", row -> row.getString("id"), kept.id(), given.id());
        again(kept.id());
        return moved;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void giveBack(List<String> rows, ElderRef kept, ElderRef given) {
        database.update(
                "UPDATE care_item SET version = version + 1, elder_id = ? WHERE id::text = ANY (?) AND elder_id = ?",
                given.id(),
                rows,
                kept.id());
        again(given.id());
        again(kept.id());
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID elder) {
        database.update("""
                UPDATE care_exception SET reason = '' WHERE series IN (SELECT series FROM care_item WHERE elder_id = ?)""", elder);
    }

    private void again(UUID elder) {
        items.ofElder(elder).stream()
                .filter(item -> item.state() != ItemState.ENDED)
                .map(CareItem::series)
                .distinct()
                .sorted()
                .forEach(generating::generate);
    }
}
