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

    /** Somebody who agrees to be matched and is always free. */
    public static Neighbour willing(Database database, Town town, String area) {
        Neighbour neighbour = in(database, town, area);
        agrees(database, neighbour.id(), true);
        database.update("""
                INSERT INTO availability (person, place, rrule, told_on, starts, minutes)
                VALUES (?, 0, 'FREQ=DAILY', DATE '2026-01-01', TIME '00:00', 1440)""", neighbour.id());
        return neighbour;
    }

    public static void agrees(Database database, UUID person, boolean given) {
        database.update("""
                INSERT INTO consent (person, kind, given, said_at, said_by, said_as)
                VALUES (?, 'matching', ?, now(), 'test', 'oneself')""", person, given);
    }

    public static Neighbour in(Database database, Town town, String area) {
        UUID id = UUID.randomUUID();
        String subject = town.subjectOf("v" + id.toString().substring(0, 8));
        database.update("""
                INSERT INTO person (id, version, subject, registered_by, state, name, area, created_at)
                VALUES (?, 1, ?, ?, 'active', '邻居', ?, ?)""", id, subject, subject, area, Instant.now());
        return new Neighbour(id, subject, TestTokens.of(subject, "linli-app", "volunteer", "resident"));
    }
}
