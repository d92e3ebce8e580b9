package org.linli.bench.matching;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.linli.bench.platform.Rows;
import org.linli.volunteer.matching.NeedToMatch;

/**
 * Ten thousand volunteers of one subdistrict in the tables of volunteer-service, with what is told of people: consents that
 * were given and some withdrawn, skills, certificates, up to three rules of free time, exceptions, and half a year of claims.
 * Everything follows from row numbers, so that each run ranks the same people.
 */
final class MatchingTown {

    static final int PEOPLE = 10_000;

    /** A Wednesday, 09:00 to 11:00 in the city. */
    private static final Instant FROM = Instant.parse("2026-11-25T01:00:00Z");

    private static final String GRID = "tc.d.s.c7.g3";

    private static final String[] FILL = {
        """
        INSERT INTO area (code, parent, path, level, name_zh, retired, revision)
        VALUES ('tc', NULL, 'tc', 'city', '市', false, 1), ('d', 'tc', 'tc.d', 'district', '区', false, 1),
               ('s', 'd', 'tc.d.s', 'subdistrict', '街道', false, 1)""",
        """
        INSERT INTO area (code, parent, path, level, name_zh, retired, revision)
        SELECT 'c' || c, 's', 'tc.d.s.c' || c, 'community', '社区', false, 1 FROM generate_series(0, 19) c""",
        """
        INSERT INTO area (code, parent, path, level, name_zh, retired, revision)
        SELECT 'c' || c || 'g' || g, 'c' || c, 'tc.d.s.c' || c || '.g' || g, 'grid', '网格', false, 1
          FROM generate_series(0, 19) c, generate_series(0, 4) g""",
        """
        INSERT INTO person (id, version, registered_by, state, name, area, household, created_at, languages,
                            weekly_cap_minutes, home_latitude, home_longitude)
        SELECT md5('p' || i)::uuid, 1, 'bench', 'active', '志愿者', 'c' || i % 20 || 'g' || i / 20 % 5,
               CASE WHEN i % 5 < 2 THEN 'h' || i / 10 END, TIMESTAMPTZ '2026-01-01 00:00:00Z',
               CASE i % 3 WHEN 0 THEN '{mandarin,cantonese}' WHEN 1 THEN '{mandarin}' ELSE '{}' END::text[],
               CASE WHEN i % 7 = 0 THEN 120 ELSE 600 END,
               CASE WHEN i % 10 < 7 THEN 22.250 + i % 97 * 0.001 END,
               CASE WHEN i % 10 < 7 THEN 113.500 + i % 89 * 0.001 END
          FROM generate_series(1, %1$d) i""",
        """
        INSERT INTO consent (person, kind, given, said_at, said_by, said_as)
        SELECT md5('p' || i)::uuid, kind, n = 0 OR i % 20 <> 0, TIMESTAMPTZ '2026-01-01 00:00:00Z', 'bench', 'oneself'
          FROM generate_series(1, %1$d) i, generate_series(0, 1) n, unnest('{matching,contact}'::text[]) kind
         WHERE n = 0 OR i % 4 = 0
         ORDER BY n, i""",
        """
        INSERT INTO person_skill (person, skill)
        SELECT DISTINCT md5('p' || i)::uuid, 'skill-' || (i * (k + 3) + k * k) % (5 + i % 36)
          FROM generate_series(1, %1$d) i, generate_series(0, 3) k WHERE k <= i % 5""",
        """
        INSERT INTO certificate (id, version, person, kind, issuer, number_sealed, number_fingerprint, number_end, valid_from,
                                 valid_to, state, entered_by, entered_at, decided_by, decided_at)
        SELECT md5('c' || i)::uuid, 1, md5('p' || i)::uuid, 'kind-' || i % 6, '某机构', ''::bytea, i::text::bytea, '0000',
               DATE '2025-01-01', DATE '2026-06-01' + i % 900, 'verified', 'bench', TIMESTAMPTZ '2026-01-01 00:00:00Z',
               'desk', TIMESTAMPTZ '2026-01-02 00:00:00Z'
          FROM generate_series(1, %1$d) i WHERE i % 8 = 0""",
        """
        INSERT INTO availability (person, place, rrule, told_on, starts, minutes)
        SELECT md5('p' || i)::uuid, k,
               CASE (i + k) % 10 WHEN 0 THEN 'FREQ=DAILY' WHEN 1 THEN 'FREQ=WEEKLY;INTERVAL=2;BYDAY=WE,TH'
                    WHEN 2 THEN 'FREQ=WEEKLY;BYDAY=SA,SU' WHEN 3 THEN 'FREQ=MONTHLY;BYDAY=1WE,3WE,4WE'
                    WHEN 4 THEN 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR' ELSE 'FREQ=WEEKLY;BYDAY=WE,FR' END,
               DATE '2026-01-01' + i % 200, TIME '07:00' + (i % 5) * INTERVAL '30 minutes', 180 + 60 * (k + i % 4)
          FROM generate_series(1, %1$d) i, generate_series(0, 2) k WHERE k <= i % 3""",
        """
        INSERT INTO availability_exception (person, day)
        SELECT md5('p' || i)::uuid, DATE '2026-11-20' + i % 14 FROM generate_series(1, %1$d) i WHERE i % 6 = 0""",
        """
        INSERT INTO need (id, version, state, origin_kind, proposed_by, proposed_as, idempotency_key, body_hash, kind, title, area,
                          area_path, reach, places, taken, begins_at, ends_at, minutes, skill_groups, certificates,
                          sensitivity, urgency, fair_window_seconds, household, created_at, reopened)
        SELECT md5('n' || i)::uuid, 1, 'OPEN', 'resident', 'bench', 'desk', 'k' || i, ''::bytea, 'visit', '陪伴',
               'c' || i % 20 || 'g' || i % 5, 'tc.d.s.c' || i % 20 || '.g' || i % 5, 'subdistrict', 10, 5,
               TIMESTAMPTZ '2026-11-27 06:00:00Z' - i % 180 * INTERVAL '1 day',
               TIMESTAMPTZ '2026-11-27 08:00:00Z' - i % 180 * INTERVAL '1 day', 120, '[]', '[]', 'public', 'normal', 0,
               'h' || i % 1000, TIMESTAMPTZ '2026-05-01 00:00:00Z', 0
          FROM generate_series(0, 3999) i""",
        """
        INSERT INTO claim (id, version, need_id, person_id, place, state, claimed_by, claimed_at, minutes)
        SELECT md5('l' || i || '-' || k)::uuid, 1, md5('n' || i)::uuid, md5('p' || 1 + (i * 7 + k * 1237) % %1$d)::uuid,
               k + 1, CASE WHEN i % 180 < 9 THEN 'CONFIRMED' WHEN k = 4 THEN 'RELEASED' ELSE 'RECORDED' END, 'bench',
               TIMESTAMPTZ '2026-11-20 06:00:00Z' - i % 180 * INTERVAL '1 day', 120
          FROM generate_series(0, 3999) i, generate_series(0, 4) k""",
        "INSERT INTO blocked_pair (person, household) SELECT md5('p' || i)::uuid, 'h1' FROM generate_series(1, 500) i",
        "VACUUM ANALYZE"
    };

    private MatchingTown() {}

    /** Makes the tables as the service does and fills them. @param project the checkout, whose migrations are run */
    static void fill(Path project, Rows rows) {
        rows.execute("DROP SCHEMA public CASCADE", "CREATE SCHEMA public");
        migrations(project).forEach(rows::execute);
        for (String statement : FILL) {
            rows.execute(statement.replace("%1$d", Integer.toString(PEOPLE)));
        }
    }

    /** A visit anybody may make: nobody is left out by what they cannot do, which would spare work. */
    static NeedToMatch need() {
        return visit(1, GRID);
    }

    /** As many visits at the same time, all over the subdistrict. */
    static List<NeedToMatch> needs(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> visit(1_000 + i, "tc.d.s.c" + i % 20 + ".g" + i / 20 % 5))
                .toList();
    }

    private static NeedToMatch visit(int number, String area) {
        return new NeedToMatch(
                new UUID(0, number),
                area,
                null,
                "tc.d.s",
                FROM,
                FROM.plusSeconds(7_200),
                120,
                1,
                List.of(),
                "h1",
                "h1",
                Set.of());
    }

    private static List<String> migrations(Path project) {
        return Stream.of("service-kit/src/main/resources/db/kit", "volunteer-service/src/main/resources/db/migration")
                .map(project::resolve)
                .flatMap(MatchingTown::inOrder)
                .toList();
    }

    private static Stream<String> inOrder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(MatchingTown::text).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + folder, unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }
}
