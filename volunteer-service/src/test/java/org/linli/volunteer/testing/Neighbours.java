package org.linli.volunteer.testing;

import java.time.Instant;
import java.util.UUID;
import org.linli.kit.sql.Database;
import org.linli.kit.testing.TestTokens;

/** People of a town who have registered, as rows: what registering itself does is tested where it lives. */
public final class Neighbours {

    private Neighbours() {}

    /** @param token signs in as this person */
    public record Neighbour(UUID id, String subject, String token) {}

    public static Neighbour in(Database database, Town town, String area) {
        UUID id = UUID.randomUUID();
        String subject = town.subjectOf("v" + id.toString().substring(0, 8));
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, ?, 'active', '邻居', ?, ?)""", id, subject, subject, area, Instant.now());
        return new Neighbour(id, subject, TestTokens.of(subject, "linli-app", "volunteer", "resident"));
    }
}
