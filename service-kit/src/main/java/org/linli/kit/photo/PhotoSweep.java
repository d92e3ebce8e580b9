package org.linli.kit.photo;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import org.linli.kit.consume.DatabaseFailed;

/**
 * Collects photos that were uploaded and never attached. Every replica may run it at any time.
 *
 * <p>In three steps, each of which may be the last before a crash: the row is marked {@code forgotten_at}, then the bytes
 * are deleted, then the row. A marked row stays until its bytes are gone, so whatever a crash leaves is found by the next
 * sweep. For the same reason an upload writes its row before its bytes: no bytes are ever without a row.
 *
 * <p>Stands on a table {@code photo (id uuid, uploaded_at, forgotten_at timestamptz, …)} and one promise of the service: it
 * attaches a photo with an {@code UPDATE … WHERE forgotten_at IS NULL}. Then a photo that is just being attached is locked
 * and left alone, and one that is just being forgotten cannot be attached any more.
 */
public final class PhotoSweep {

    private static final Logger LOG = Logger.getLogger(PhotoSweep.class);
    private static final Pattern COLUMN = Pattern.compile("[a-z_]{1,63}");
    private static final int AT_ONCE = 200;

    private final DataSource database;
    private final PhotoStore store;
    private final Clock clock;
    private final Duration kept;
    private final String mark;

    /**
     * @param kept how long after its upload a photo may still be attached; at least as long as people need between
     *     uploading and sending
     * @param belonging the column that is not null once a photo is attached
     */
    public PhotoSweep(DataSource database, PhotoStore store, Clock clock, Duration kept, String belonging) {
        if (!kept.isPositive() || !COLUMN.matcher(belonging).matches()) {
            throw new IllegalArgumentException("a photo must be kept for some time, and the column have a name");
        }
        this.database = database;
        this.store = store;
        this.clock = clock;
        this.kept = kept;
        // Those that were tried before come last, so that bytes which cannot be deleted hold nobody up.
        this.mark = """
                UPDATE photo SET forgotten_at = ? WHERE id IN (
                  SELECT id FROM photo WHERE %s IS NULL AND uploaded_at < ?
                   ORDER BY forgotten_at NULLS FIRST, uploaded_at LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING id""".formatted(belonging);
    }

    /**
     * Collects all whose time is up. Call it outside a transaction: each step is one of its own.
     *
     * @return how many are gone, rows and bytes
     * @throws DatabaseFailed when the database is away; what was begun is finished by the next sweep
     */
    public int sweep() {
        int gone = 0;
        int marked;
        int collected;
        do {
            List<UUID> forgotten = forgotten();
            List<UUID> withoutBytes =
                    forgotten.stream().filter(this::bytesAreGone).toList();
            removeRows(withoutBytes);
            marked = forgotten.size();
            collected = withoutBytes.size();
            gone += collected;
        } while (marked == AT_ONCE && collected > 0);
        return gone;
    }

    private List<UUID> forgotten() {
        Instant now = clock.instant();
        List<UUID> forgotten = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(mark)) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            update.setObject(2, now.minus(kept).atOffset(ZoneOffset.UTC));
            update.setInt(3, AT_ONCE);
            try (ResultSet row = update.executeQuery()) {
                while (row.next()) {
                    forgotten.add(row.getObject(1, UUID.class));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return forgotten;
    }

    private boolean bytesAreGone(UUID id) {
        try {
            store.delete(id);
            return true;
        } catch (IOException still) {
            LOG.warnf(
                    "The bytes of forgotten photo %s cannot be deleted yet (%s)",
                    id, still.getClass().getName());
            return false;
        }
    }

    private void removeRows(List<UUID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement(
                        "DELETE FROM photo WHERE id = ANY(?) AND forgotten_at IS NOT NULL")) {
            Array all = connection.createArrayOf("uuid", ids.toArray());
            delete.setArray(1, all);
            delete.executeUpdate();
            all.free();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
