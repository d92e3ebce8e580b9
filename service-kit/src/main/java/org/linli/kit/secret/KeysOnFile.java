package org.linli.kit.secret;

import java.time.Duration;
import java.util.List;
import org.linli.kit.sql.Database;

/**
 * The keys under which the database keeps anything: a service does not begin without one of them, so that no key is taken away
 * too early and nothing is sealed with a wrong one.
 */
final class KeysOnFile {

    /** @param recent whether a replica wrote with it within the time that was asked for */
    record Other(String id, boolean recent) {}

    private final Database database;
    private final PeopleKey key;

    KeysOnFile(Database database, PeopleKey key) {
        this.database = database;
        this.key = key;
    }

    /** @throws IllegalStateException when something is sealed with a key that was not given */
    void begin() {
        List<String> missing = database
                .list("SELECT id FROM sealing_key WHERE emptied_at IS NULL ORDER BY id", row -> row.getString("id"))
                .stream()
                .filter(id -> !key.ids().contains(id))
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("something is still sealed with key " + String.join(", ", missing)
                    + ", which is neither linli.secrets.people-key nor among linli.secrets.people-keys-accepted"
                    + " (docs/operations/credentials.md says when a key may go)");
        }
        if (database.first("SELECT 1 AS one FROM sealing_key LIMIT 1", row -> row.getInt("one"))
                .isEmpty()) {
            // What is on file from before keys were written down may be under any of those that were given.
            key.ids()
                    .forEach(id -> database.update(
                            "INSERT INTO sealing_key (id, written_at) VALUES (?, now()) ON CONFLICT DO NOTHING", id));
        }
        database.update("""
                INSERT INTO sealing_key (id, written_at) VALUES (?, now())
                ON CONFLICT (id) DO UPDATE SET written_at = now(), emptied_at = NULL""", key.id());
    }

    /** That the current key is written with, once a minute. */
    void writing() {
        database.update("""
                UPDATE sealing_key SET written_at = now(), emptied_at = NULL
                 WHERE id = ? AND (written_at < now() - interval '1 minute' OR emptied_at IS NOT NULL)""", key.id());
    }

    /** Keys that something is kept under, besides the current one. */
    List<Other> others(Duration recently) {
        return database.list(
                """
                SELECT id, written_at > now() - make_interval(secs => ?) AS recent FROM sealing_key
                 WHERE id <> ? AND emptied_at IS NULL""",
                row -> new Other(row.getString("id"), row.getBoolean("recent")),
                (double) recently.toSeconds(),
                key.id());
    }

    /** Those that nobody wrote with since the present walk began. */
    void emptied(List<Other> others) {
        others.forEach(other -> database.update("""
                UPDATE sealing_key SET emptied_at = now()
                 WHERE id = ? AND written_at < (SELECT began_at FROM sealing_key WHERE id = ?)""", other.id(), key.id()));
    }
}
