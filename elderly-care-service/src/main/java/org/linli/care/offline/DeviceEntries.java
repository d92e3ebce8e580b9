package org.linli.care.offline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.offline.ReadingEntries.Read;
import org.linli.kit.sql.Database;

/** Which device told what. What became of it stands with the visit. */
@ApplicationScoped
class DeviceEntries {

    /**
     * @param device that told; null: told online
     * @param standing what became of it
     * @param why what is in its way
     * @param visitState where its visit stands
     */
    record Row(
            @Nullable UUID device,
            byte @Nullable [] print,
            String standing,
            @Nullable String why,
            String visit,
            String visitState) {

        /** The same entry again, and not another under its id; the print may have been forgotten with its key. */
        boolean isThe(Read read, UUID from) {
            return from.equals(device)
                    && (print != null && print.length == 0 || read.print().is(print));
        }
    }

    private final Database database;

    DeviceEntries(Database database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void insert(Read read, UUID device, long clockOff, Instant now) {
        database.update("""
                INSERT INTO device_entry (id, device_id, print, based_on, clock_off_s, received_at)
                VALUES (?, ?, ?, ?, ?, ?)""", read.entry().id(), device, read.print().written(), read.basedOn(), clockOff, now);
    }

    @Transactional
    Optional<Row> find(UUID id) {
        return database.first(
                """
                SELECT e.device_id, e.print, a.standing, a.why, v.id, v.state
                  FROM visit_act a LEFT JOIN device_entry e ON e.id = a.id JOIN visit v ON v.id = a.visit_id
                 WHERE a.id = ?""",
                row -> new Row(
                        row.getObject("device_id", UUID.class),
                        row.getBytes("print"),
                        row.getString("standing"),
                        row.getString("why"),
                        row.getString("id"),
                        row.getString("state")),
                id);
    }
}
