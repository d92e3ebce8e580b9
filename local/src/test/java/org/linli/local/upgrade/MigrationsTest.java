package org.linli.local.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.linli.local.PreviousRelease;

/** Migrations expand first and contract a release later: the code of the release before runs on the schema of this one. */
class MigrationsTest {

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    @Test
    void noMigrationTakesFromTheReleaseBeforeWhatItUses() {
        PreviousRelease previous = previous();
        Map<String, String> before = Migration.all(previous.sources());
        List<Migration> newer = new ArrayList<>();
        Migration.all(PROJECT).forEach((where, sql) -> {
            if (!before.containsKey(where)) {
                newer.add(Migration.of(where, sql));
            }
        });
        ExpandFirst rules = new ExpandFirst(newer, previous::includes);

        assertThat(newer.stream().flatMap(each -> rules.faults(each).stream())).isEmpty();
    }

    @Test
    void whatTheReleaseBeforeAppliedStandsAsItWas() {
        TreeMap<String, String> now = Migration.all(PROJECT);
        Map<String, String> before = Migration.all(previous().sources());

        assertThat(before).hasSizeGreaterThan(50);
        before.forEach((where, sql) -> assertThat(now.get(where)).as(where).isEqualTo(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE report ADD COLUMN seen_at timestamptz;",
                "ALTER TABLE report ADD COLUMN seen boolean NOT NULL DEFAULT false, ADD COLUMN note text;",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS report_seen ON report (seen_at);",
                "CREATE TABLE kind (code text PRIMARY KEY); CREATE TABLE more (kind text REFERENCES kind (code));",
                "CREATE TABLE later (id uuid PRIMARY KEY, kind text NOT NULL CHECK (kind <> '')); CREATE INDEX later_kind ON later (kind);"
                        + " ALTER TABLE later ADD CONSTRAINT once UNIQUE (kind); CREATE TRIGGER t BEFORE UPDATE ON later EXECUTE FUNCTION f();",
                "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN DROP TABLE report; END $$;",
                "INSERT INTO report (id) VALUES ('; DROP TABLE report');",
                "-- DROP TABLE report;\nALTER TABLE report ALTER COLUMN note DROP NOT NULL;",
                "ALTER TABLE report VALIDATE CONSTRAINT report_kind;",
                "-- small: the codes of a city, some hundreds of rows\nUPDATE area SET path = code;",
                "-- contracts: the old number; last read by 0123456789\nALTER TABLE report DROP COLUMN old_number;"
            })
    void whatTheReleaseBeforeNeedNotKnowPasses(String sql) {
        assertThat(faults(sql)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE report;",
                "drop index report_number;",
                "ALTER TABLE report DROP COLUMN number;",
                "ALTER TABLE report ADD COLUMN a int, DROP COLUMN number;",
                "ALTER TABLE report RENAME COLUMN number TO reference;",
                "ALTER TABLE report RENAME TO message;",
                "ALTER TABLE report ALTER COLUMN number TYPE bigint;",
                "ALTER TABLE report ALTER number SET DATA TYPE bigint USING number::bigint;",
                "ALTER TABLE report ALTER COLUMN note SET NOT NULL;",
                "ALTER TABLE report ALTER COLUMN note DROP DEFAULT;",
                "ALTER TABLE report ADD COLUMN seen boolean NOT NULL;",
                "ALTER TABLE report ADD seen boolean NOT NULL;",
                "ALTER TABLE report ADD CONSTRAINT kind CHECK (kind IN ('a','b'));",
                "ALTER TABLE report ADD CONSTRAINT kind CHECK (kind IN ('a','b')) NOT VALID;",
                "ALTER TABLE report ADD UNIQUE (number);",
                "ALTER TABLE report ADD COLUMN code text UNIQUE;",
                "ALTER TABLE report ADD COLUMN code uuid DEFAULT gen_random_uuid();",
                "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS report_once ON report (number);",
                "CREATE INDEX report_seen ON report (seen_at);",
                "CREATE INDEX CONCURRENTLY report_seen ON report (seen_at);",
                "CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON report (b); CREATE INDEX CONCURRENTLY IF NOT EXISTS c ON report (d);",
                "ALTER TABLE report ADD COLUMN area uuid REFERENCES area (id);",
                "DO $$ BEGIN EXECUTE 'DROP TABLE report'; END $$;",
                "SELECT drop_everything();",
                "CALL drop_everything();",
                "CREATE TRIGGER t BEFORE INSERT ON report EXECUTE FUNCTION f();",
                "CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$;",
                "ALTER TYPE kind ADD VALUE 'new';",
                "UPDATE report SET kind = 'a';",
                "WITH old AS (SELECT 1) DELETE FROM report;",
                "TRUNCATE report;",
                "-- contracts: something; last read by fedcba9876\nALTER TABLE report DROP COLUMN number;",
                "-- contracts: something\nALTER TABLE report DROP COLUMN number;",
                "-- small: x\nUPDATE report SET kind = 'a';"
            })
    void aPlantedFaultIsCaught(String sql) {
        assertThat(faults(sql)).isNotEmpty();
    }

    /** Only 0123456789 lies in the history of the release before. */
    private static List<String> faults(String sql) {
        Migration migration = Migration.of("planted.sql", sql);
        return new ExpandFirst(List.of(migration), "0123456789"::equals).faults(migration);
    }

    static PreviousRelease previous() {
        PreviousRelease previous = PreviousRelease.of(PROJECT);
        // A shallow checkout does not hold the release before; there is nothing to compare with.
        assumeTrue(previous.missing().isEmpty(), () -> previous.missing().orElse(""));
        return previous;
    }
}
