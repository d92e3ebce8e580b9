package org.linli.care.testing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.linli.kit.sql.Database;

/** People cared for in a town, as rows: what registering itself does is tested where it lives. */
public final class Residents {

    private Residents() {}

    /** Somebody of the town's grid who was born then, lives like that and agreed to be registered and visited. */
    public static UUID in(Database database, Town town, LocalDate born, String living) {
        UUID id = UUID.randomUUID();
        database.update("""
                INSERT INTO elder (id, version, state, name, birth_date, sex, area_code, area_path, address, longitude, latitude,
                                   living, disabled, registered_by, registered_as, created_at)
                SELECT ?, 1, 'registered', '老人', ?, 'female', a.code, a.path, '1号楼1单元101室', 116.3, 39.9, ?, false, 'test',
                       'desk', ?
                  FROM area a WHERE a.code = ?""", id, born, living, Instant.now(), town.grid);
        agrees(database, id, "register", true);
        agrees(database, id, "home-visits", true);
        return id;
    }

    /** Born in 1940, lives alone. */
    public static UUID alone(Database database, Town town) {
        return in(database, town, LocalDate.of(1940, 5, 1), "alone");
    }

    public static void agrees(Database database, UUID elder, String kind, boolean given) {
        database.update("""
                INSERT INTO elder_consent (elder, kind, given, said_at, said_by, said_as)
                VALUES (?, ?, ?, now(), 'test', 'desk')""", elder, kind, given);
    }
}
