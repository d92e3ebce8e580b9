package org.linli.volunteer.backentry;

import java.util.Optional;
import org.linli.kit.sql.Database;

/** The community an area lies in. */
final class Communities {

    private Communities() {}

    /** Its code; empty for an area above the communities. */
    static Optional<String> of(Database database, String areaPath) {
        return database.first(
                "SELECT code FROM area WHERE level = 'community' AND starts_with(? || '.', path || '.')",
                row -> row.getString("code"),
                areaPath);
    }
}
