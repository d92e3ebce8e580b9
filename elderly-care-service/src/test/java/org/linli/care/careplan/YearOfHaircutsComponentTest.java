package org.linli.care.careplan;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.care.quota.Quota;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/**
 * Must hold, number 1: 500 people over 80, a haircut every 14 days, for a year, through the holidays of the sample city. The year
 * is one far away that no other test has a calendar for, with the holidays of 2025.
 */
@QuarkusTest
class YearOfHaircutsComponentTest {

    private static final int PEOPLE = 500;
    /** As many as threads, so that none works alone in the end. */
    private static final int CONTRACTS = 4;

    /** Visits of one transaction: each leaves a dead row of its contract behind, which the next must pass. */
    private static final int BATCH = 50;

    private static final int YEAR = 2093;
    private static final int EVERY = 14;
    private static final int LEAST_GAP = 7;
    /** From the first day of the longest holiday to the first workday after it: nothing is shifted farther. */
    private static final int LONGEST_SHIFT = 8;

    /** Series of one transaction: a night takes one at a time, and so waits for the disk more often. */
    private static final int TOGETHER = 10;

    private static final int THREADS = 4;
    private static final LocalDate FIRST = LocalDate.of(YEAR, 1, 1);
    private static final LocalDate LAST = LocalDate.of(YEAR, 12, 31);

    @Inject
    Database database;

    @Inject
    GeneratingVisits generating;

    @Inject
    CareItems items;

    @Inject
    Quota quota;

    @Test
    void nobodyIsForgottenOrVisitedTwiceAndTheQuotaIsRight() throws Exception {
        calendar(YEAR);
        calendar(YEAR + 1);
        Town town = Town.known(database);
        Kinds.known(database);
        List<UUID> contracts =
                Stream.generate(UUID::randomUUID).limit(CONTRACTS).toList();
        in(() -> contracts.forEach(contract -> contract(contract, town)));
        List<UUID> series = new ArrayList<>();
        in(() -> {
            for (int i = 0; i < PEOPLE; i++) {
                series.add(agreed(town, contracts.get(i % CONTRACTS), FIRST.plusDays(i % EVERY)));
            }
        });

        // As the nights of a year would, but for those that find everything there already.
        for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(GeneratingVisits.WINDOW)) {
            generated(series, day);
        }
        // A replica whose clock is behind takes nothing away.
        generated(series.subList(0, 20), FIRST.plusDays(40));

        each(contracts, this::served);
        int all = 0;
        for (UUID contract : contracts) {
            Map<UUID, List<LocalDate>> visits = visits(contract);
            assertThat(visits).hasSize(PEOPLE / CONTRACTS);
            visits.forEach(YearOfHaircutsComponentTest::nobodyIsForgotten);
            int made = visits.values().stream().mapToInt(List::size).sum();
            assertThat(counts(contract)).isEqualTo("0 reserved, " + made + " consumed");
            all += made;
        }
        assertThat(all).isBetween(PEOPLE * 25, PEOPLE * 27);
    }

    private static void nobodyIsForgotten(UUID elder, List<LocalDate> days) {
        assertThat(days).as("%s", elder).isSorted().doesNotHaveDuplicates();
        assertThat(days.getFirst()).isBefore(FIRST.plusDays(EVERY + LONGEST_SHIFT));
        assertThat(days.getLast()).isAfter(LAST.minusDays(EVERY + LONGEST_SHIFT));
        for (int i = 1; i < days.size(); i++) {
            assertThat(ChronoUnit.DAYS.between(days.get(i - 1), days.get(i)))
                    .as("%s before %s", elder, days.get(i))
                    .isBetween((long) LEAST_GAP, (long) EVERY + LONGEST_SHIFT);
        }
    }

    private void generated(List<UUID> series, LocalDate day) throws Exception {
        List<List<UUID>> parts = new ArrayList<>();
        for (int from = 0; from < series.size(); from += TOGETHER) {
            parts.add(series.subList(from, Math.min(series.size(), from + TOGETHER)));
        }
        each(parts, some -> in(() -> some.forEach(one -> generating.generate(one, day))));
    }

    /** Publishes and verifies all visits of a contract. */
    private void served(UUID contract) {
        List<Map.Entry<String, UUID>> all = database.list(
                "SELECT id, elder_id FROM visit WHERE package_id = ? ORDER BY id",
                row -> Map.entry(row.getString("id"), row.getObject("elder_id", UUID.class)),
                contract);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Map.Entry<String, UUID>> some = all.subList(from, Math.min(all.size(), from + BATCH));
            in(() -> some.forEach(visit -> quota.reserve(visit.getKey(), contract, "haircut", visit.getValue())));
            in(() -> some.forEach(visit -> quota.consume(visit.getKey())));
        }
    }

    private Map<UUID, List<LocalDate>> visits(UUID contract) {
        Map<UUID, List<LocalDate>> visits = new TreeMap<>();
        database.list(
                "SELECT elder_id, day FROM visit WHERE package_id = ? ORDER BY elder_id, day",
                row -> visits.computeIfAbsent(row.getObject("elder_id", UUID.class), elder -> new ArrayList<>())
                        .add(row.getObject("day", LocalDate.class)),
                contract);
        return visits;
    }

    private UUID agreed(Town town, UUID contract, LocalDate first) {
        UUID elder = Residents.in(database, town, LocalDate.of(YEAR - 85, 5, 1), "alone");
        database.update(
                "INSERT INTO package_share (package_id, elder_id, visits, enrolled) VALUES (?, ?, 27, true)",
                contract,
                elder);
        UUID id = UUID.randomUUID();
        items.insert(
                new CareItem(
                        id,
                        1,
                        ItemState.ACTIVE,
                        id,
                        elder,
                        "contract",
                        new Terms(
                                "haircut",
                                Recurrence.read("recurrence", "FREQ=DAILY;INTERVAL=" + EVERY),
                                first,
                                LAST,
                                40,
                                new Occurrence.Window(9 * 60, 17 * 60),
                                null,
                                List.of("haircut"),
                                1,
                                null,
                                null,
                                HolidayPolicy.NEXT_WORKDAY,
                                LEAST_GAP,
                                contract)),
                Instant.now());
        return id;
    }

    private void contract(UUID id, Town town) {
        database.update("""
                INSERT INTO care_package (id, version, told, number, unit_code, area_code, first_day, last_day, no_answer_counts,
                                          created_at)
                VALUES (?, 1, 0, ?, ?, ?, ?, ?, false, now())""", id, id.toString(), town.unit, town.community, FIRST, LAST.plusDays(10));
        database.update(
                "INSERT INTO package_line (package_id, kind, contracted) VALUES (?, 'haircut', ?)",
                id,
                PEOPLE / CONTRACTS * 27);
    }

    /** The sample city's holidays of 2025 in another year. */
    private void calendar(int year) throws IOException {
        String days = Files.readAllLines(Path.of("../cities/anhe/calendar/2025.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .map(line -> "\"" + year + line[0].substring(4) + "\":\"" + line[1] + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        in(() -> database.update("""
                INSERT INTO calendar_year (year, days, retired, revision) VALUES (?, ?::jsonb, false, 1)
                ON CONFLICT (year) DO NOTHING""", year, days));
    }

    private @Nullable String counts(UUID contract) {
        return database.first(
                        "SELECT reserved, consumed FROM package_line WHERE package_id = ?",
                        row -> row.getInt("reserved") + " reserved, " + row.getInt("consumed") + " consumed",
                        contract)
                .orElse(null);
    }

    private static void in(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private static <T> void each(List<T> things, Consumer<T> work) throws Exception {
        try (ExecutorService replicas = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (T one : things) {
                all.add(replicas.submit(() -> work.accept(one)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
