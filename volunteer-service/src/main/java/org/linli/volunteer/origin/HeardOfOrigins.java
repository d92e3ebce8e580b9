package org.linli.volunteer.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Origin;

/** How far each origin was heard: an old event that comes again, under whatever id, changes nothing. */
@ApplicationScoped
public class HeardOfOrigins {

    private final Database database;

    HeardOfOrigins(Database database) {
        this.database = database;
    }

    /** Whether nothing newer, nor the same, was heard of it; what is told of one origin waits for one another. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isNews(Origin origin, long version) {
        return database.update("""
                        INSERT INTO origin_heard AS h (kind, id, version) VALUES (?, ?, ?)
                        ON CONFLICT (kind, id) DO UPDATE SET version = EXCLUDED.version WHERE h.version < EXCLUDED.version""", origin.kind(), origin.id(), version) == 1;
    }
}
