package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** What people agreed to, word by word; the latest of a kind counts, and none means no. */
@ApplicationScoped
public class Consents {

    public static final String MATCHING = "matching";
    public static final String CONTACT = "contact";
    public static final String PHOTO = "photo";

    static final List<String> KINDS = List.of(MATCHING, CONTACT, PHOTO);

    /** One word: who gave or withdrew it, and as what. */
    record Said(String kind, boolean given, Instant at, String by, String as) {}

    private final Database database;

    Consents(Database database) {
        this.database = database;
    }

    /** Whether the person agrees to this now. */
    @Transactional
    public boolean given(UUID person, String kind) {
        return now(person).getOrDefault(kind, false);
    }

    /** What counts now, by kind; each kind is there. */
    @Transactional
    public Map<String, Boolean> now(UUID person) {
        Map<String, Boolean> latest = new TreeMap<>();
        KINDS.forEach(kind -> latest.put(kind, false));
        database.list(
                "SELECT kind, given FROM consent_now WHERE person = ?",
                row -> latest.put(row.getString("kind"), row.getBoolean("given")),
                person);
        return latest;
    }

    /** Every word, oldest first. */
    @Transactional
    List<Said> history(UUID person) {
        return database.list(
                "SELECT kind, given, said_at, said_by, said_as FROM consent WHERE person = ? ORDER BY id",
                row -> new Said(
                        row.getString("kind"),
                        row.getBoolean("given"),
                        Objects.requireNonNull(Database.instant(row, "said_at")),
                        row.getString("said_by"),
                        row.getString("said_as")),
                person);
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID person, Said said) {
        database.update(
                "INSERT INTO consent (person, kind, given, said_at, said_by, said_as) VALUES (?, ?, ?, ?, ?, ?)",
                person,
                said.kind(),
                said.given(),
                said.at(),
                said.by(),
                said.as());
    }
}
