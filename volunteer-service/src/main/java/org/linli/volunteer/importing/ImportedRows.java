package org.linli.volunteer.importing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** The table of what was imported: which row of which list became what. */
@ApplicationScoped
class ImportedRows {

    /** @param fingerprint of what the row said when it was imported last */
    record Known(UUID entity, byte[] fingerprint) {}

    private static final long LOCK = 0x4c4c494d504f5254L;

    private final Database database;

    ImportedRows(Database database) {
        this.database = database;
    }

    /** Imports of any list come one after the other: the second sees all that the first made. */
    @Transactional(Transactional.TxType.MANDATORY)
    void lock() {
        database.list("SELECT 1 FROM pg_advisory_xact_lock(?)", row -> 1, LOCK);
    }

    /** What was imported before, by reference. */
    @Transactional
    Map<String, Known> known(String list, Collection<String> references) {
        Map<String, Known> known = new HashMap<>();
        database.list(
                "SELECT reference, entity, fingerprint FROM import_row WHERE list = ? AND reference = ANY (?)",
                row -> known.put(
                        row.getString("reference"),
                        new Known(row.getObject("entity", UUID.class), row.getBytes("fingerprint"))),
                list,
                List.copyOf(references));
        return known;
    }

    @Transactional
    Optional<UUID> entity(String list, String reference) {
        return database.first(
                "SELECT entity FROM import_row WHERE list = ? AND reference = ?",
                row -> row.getObject("entity", UUID.class),
                list,
                reference);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void keep(String list, String reference, Known known, String by, Instant now) {
        database.update("""
                INSERT INTO import_row (list, reference, entity, fingerprint, imported_by, imported_at)
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (list, reference) DO UPDATE
                   SET fingerprint = EXCLUDED.fingerprint, imported_by = EXCLUDED.imported_by,
                       imported_at = EXCLUDED.imported_at""", list, reference, known.entity(), known.fingerprint(), by, now);
    }
}
