package org.linli.care.testing;

import java.time.Instant;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** Carers of a town, as rows: what taking them on does is tested where it lives. */
public final class Crew {

    private Crew() {}

    /** {@code carer} or {@code carer2} of the town, serving its community, who can cut hair. */
    public static UUID one(Database database, Town town, String who) {
        UUID id = UUID.randomUUID();
        database.update("""
                INSERT INTO carer (id, version, state, subject, name, unit_code, area_code, skills, mode, weekly_cap, created_at)
                VALUES (?, 1, 'active', ?, '护理员', ?, ?, '{haircut}', 'walk', 2400, ?)
                ON CONFLICT (subject) DO NOTHING""", id, town.subjectOf(who), town.unit, town.community, Instant.now());
        return database.first(
                        "SELECT id FROM carer WHERE subject = ?",
                        row -> row.getObject("id", UUID.class),
                        town.subjectOf(who))
                .orElseThrow();
    }
}
