package org.linli.care.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.care.elder.ElderChanged;
import org.linli.care.elder.ElderChronicle;
import org.linli.care.elder.ElderKeys;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.sql.Database;

/** Looks, whenever something of somebody changes, for entries that may be the same person; in the same transaction. */
@ApplicationScoped
public class FindingDuplicates implements ElderChanged {

    static final String ENTITY = "duplicate";

    private static final PairTable.Look NOTHING = new PairTable.Look(true, true, true);
    private static final Set<String> SYSTEM = Set.of(PairTable.SYSTEM);

    // The community is the area around the grid.
    private static final String SAME = """
            WITH e AS (SELECT id, name, birth_date, regexp_replace(area_path, '[.][^.]*$', '') AS community
                         FROM elder WHERE id = ? AND state IN ('registered', 'away', 'left'))
            SELECT o.id, 'id-number' AS reason FROM elder o JOIN e ON o.id_number_print = ANY (?)
             WHERE o.id <> e.id AND o.state IN ('registered', 'away', 'left')
            UNION ALL
            SELECT o.id, 'name-and-birth' FROM elder o JOIN e ON o.name = e.name AND o.birth_date = e.birth_date
             WHERE o.id <> e.id AND o.state IN ('registered', 'away', 'left')
               AND regexp_replace(o.area_path, '[.][^.]*$', '') = e.community
             ORDER BY 1, 2""";

    private final ElderKeys keys;
    private final Pairs pairs;
    private final Database database;
    private final Audit audit;
    private final ElderChronicle chronicle;

    FindingDuplicates(ElderKeys keys, Pairs pairs, Database database, Audit audit, ElderChronicle chronicle) {
        this.keys = keys;
        this.pairs = pairs;
        this.database = database;
        this.audit = audit;
        this.chronicle = chronicle;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void changed(UUID elder) {
        keys.holdOf(List.of(elder));
        Map<UUID, List<String>> same = new LinkedHashMap<>();
        database.list(
                SAME,
                row -> same.computeIfAbsent(row.getObject("id", UUID.class), id -> new ArrayList<>())
                        .add(row.getString("reason")),
                elder,
                keys.printsOf(elder));
        for (Pair pair : pairs.lockedOf(elder)) {
            List<String> reasons = same.remove(pair.one().equals(elder) ? pair.other() : pair.one());
            look(pair, reasons == null ? List.of() : reasons);
        }
        same.forEach((other, reasons) -> {
            Instant now = chronicle.now();
            record(pairs.found(elder, other, reasons, now), "find");
        });
    }

    /** What a desk looked at is another thing now: whoever decides on an open pair must see it again. */
    private void look(Pair pair, List<String> reasons) {
        if (pair.state() == PairState.OPEN && reasons.isEmpty()) {
            move(pair, PairTable.PART, reasons);
        } else if (pair.state() == PairState.OPEN) {
            pairs.seen(pair, pair.state(), reasons);
        } else if (pair.state() == PairState.DISMISSED && !pair.reasons().containsAll(reasons)) {
            move(pair, PairTable.FIND_AGAIN, reasons);
        }
    }

    private void move(Pair pair, String action, List<String> reasons) {
        pairs.seen(
                pair,
                PairTable.PAIR.decide(pair.state(), action, SYSTEM, NOTHING).to(),
                reasons);
        record(pair.id(), action);
    }

    private void record(UUID pair, String action) {
        audit.record(AuditEntry.of(
                chronicle.now(), Actor.system("care"), PairTable.SYSTEM, action, ENTITY, pair.toString()));
    }
}
