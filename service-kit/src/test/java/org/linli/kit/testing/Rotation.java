package org.linli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.linli.kit.secret.KeptSealed;
import org.linli.kit.secret.PeopleKey;
import org.linli.kit.secret.Resealing;
import org.linli.kit.secret.SealedColumn;
import org.linli.kit.sql.Database;

/** Changes the key of a service under test, in a transaction that is rolled back: nobody else sees it. */
public final class Rotation {

    private static final int MOST_WALKS = 20;

    private final Database database;
    private final PeopleKey changed;
    private final PeopleKey alone;
    private final List<KeptSealed> rooms = new ArrayList<>();

    /** @param current the key the service was started with */
    public Rotation(Database database, String current, Iterable<KeptSealed> rooms) {
        byte[] next = new byte[32];
        Arrays.fill(next, (byte) 7);
        String nextKey = Base64.getEncoder().encodeToString(next);
        this.database = database;
        this.changed = new PeopleKey(nextKey, List.of(current));
        this.alone = new PeopleKey(nextKey);
        rooms.forEach(this.rooms::add);
    }

    /** Columns of bytes of the service's own tables that no room tells of: what they keep must not depend on the key. */
    public Collection<String> untold() {
        TreeSet<String> columns = new TreeSet<>(
                QuarkusTransaction.requiringNew().call(() -> database.list("""
                                SELECT table_name || '.' || column_name AS name FROM information_schema.columns
                                 WHERE table_schema = 'public' AND data_type = 'bytea'
                                   AND table_name NOT IN ('outbox', 'dead_letter', 'waiting_record', 'city_pack')""", row -> row.getString("name"))));
        for (KeptSealed room : rooms) {
            room.sealed().forEach(column -> {
                columns.remove(column.table() + "." + column.column());
                columns.remove(column.table() + "."
                        + (column.print() == null ? "" : column.print().column()));
            });
            room.prints().forEach(print -> columns.remove(print.table() + "." + print.column()));
        }
        return columns;
    }

    /**
     * Looks while both keys live and nothing is sealed anew yet; seals all anew; takes the old key away, and looks again.
     *
     * @return the columns that held something, all of which opened with the new key alone
     */
    public Collection<String> tried(Consumer<PeopleKey> look) {
        QuarkusTransaction.begin();
        try {
            Resealing resealing = new Resealing(database, changed, rooms);
            resealing.begin();
            look.accept(changed);
            database.update(
                    "UPDATE sealing_key SET written_at = now() - interval '2 days' WHERE id <> ?", changed.id());
            for (int i = 0; i < MOST_WALKS && inUse().size() > 1; i++) {
                while (resealing.step()) {}
                database.update("UPDATE sealing_key SET walked_at = NULL");
            }
            assertThat(inUse()).containsExactly(changed.id());
            Collection<String> opened = opened();
            look.accept(alone);
            return opened;
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private List<String> inUse() {
        return database.list("SELECT id FROM sealing_key WHERE emptied_at IS NULL", row -> row.getString("id"));
    }

    private Collection<String> opened() {
        TreeSet<String> columns = new TreeSet<>();
        for (KeptSealed room : rooms) {
            for (SealedColumn column : room.sealed()) {
                database.list(
                        "SELECT " + column.row() + " AS named, " + column.column() + " AS sealed FROM " + column.table()
                                + " WHERE " + column.column() + " <> ''",
                        row -> {
                            assertThat(alone.open(row.getString("named"), row.getBytes("sealed")))
                                    .isNotNull();
                            return columns.add(column.table() + "." + column.column());
                        });
            }
        }
        return columns;
    }
}
