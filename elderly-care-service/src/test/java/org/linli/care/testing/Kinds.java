package org.linli.care.testing;

import org.linli.kit.sql.Database;

/** Kinds of visits for tests that are not about the city pack: as rows, the same for every test. */
public final class Kinds {

    private Kinds() {}

    /** {@code haircut}: 40 minutes, skill haircut, task hair (mandatory) and tidy; {@code door-knock}: 10 minutes, anybody, task seen. */
    public static void known(Database database) {
        kind(database, "haircut", 40, "{haircut}");
        kind(database, "door-knock", 10, "{}");
        task(database, "haircut", "hair", true);
        task(database, "haircut", "tidy", false);
        task(database, "door-knock", "seen", true);
    }

    private static void kind(Database database, String code, int minutes, String skills) {
        database.update("""
                INSERT INTO visit_kind (code, place, name_zh, name_en, minutes, skills, retired, revision)
                VALUES (?, 0, ?, ?, ?, ?::text[], false, 0)
                ON CONFLICT (code) DO UPDATE SET retired = false""", code, code, code, minutes, skills);
    }

    private static void task(Database database, String kind, String code, boolean mandatory) {
        database.update("""
                INSERT INTO visit_task (kind, code, place, name_zh, name_en, mandatory) VALUES (?, ?, 0, ?, ?, ?)
                ON CONFLICT (kind, code) DO NOTHING""", kind, code, code, code, mandatory);
    }
}
