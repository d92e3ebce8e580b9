package org.linli.care.quota;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.care.problem.CareProblem;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Whatever comes at once, twice or in the wrong order: a visit takes one place once, and no line is overdrawn. */
@QuarkusTest
class QuotaRaceComponentTest {

    private static final int THREADS = 16;
    private static final String KIND = "haircut";

    @Inject
    Quota quota;

    @Inject
    Database database;

    private final List<UUID> people = new ArrayList<>();

    @Test
    void ofTwoHundredVisitsPublishedAtOnceExactlyTheHundredContractedArePublished() throws Exception {
        UUID contract = contract(100, null);
        AtomicInteger refused = new AtomicInteger();

        together(200, visit -> {
            try {
                reserve(contract, "v" + contract + visit % 200);
            } catch (Problem problem) {
                assertThat(problem.type()).isEqualTo(CareProblem.QUOTA_USED_UP);
                refused.incrementAndGet();
            }
        });

        assertThat(counts(contract)).isEqualTo("100 reserved, 0 consumed");
        assertThat(refused).hasValue(100);
        assertThat(entries(contract, "reserved")).isEqualTo(100);
    }

    @Test
    void theSameVisitsPublishedVerifiedAndReleasedByManyAtOnceCountOnce() throws Exception {
        UUID contract = contract(40, 40);
        List<Integer> mixed = new ArrayList<>();
        for (int i = 0; i < 320; i++) {
            mixed.add(i % 40);
        }
        Collections.shuffle(mixed, new Random(7));

        together(mixed.size(), i -> reserve(contract, "w" + contract + mixed.get(i)));
        together(mixed.size(), i -> {
            String visit = "w" + contract + mixed.get(i);
            boolean served = mixed.get(i) % 2 == 0;
            in(() -> {
                if (served) {
                    quota.consume(visit);
                } else {
                    quota.release(visit, "cancelled");
                }
            });
        });

        assertThat(counts(contract)).isEqualTo("0 reserved, 20 consumed");
        assertThat(shares(contract)).isEqualTo("0 reserved, 20 consumed");
        assertThat(entries(contract, "released")).isEqualTo(20);
    }

    @Test
    void whatIsSaidAgainChangesNothingAndWhatWasReleasedMayBeTakenAnew() {
        UUID contract = contract(2, null);
        String visit = "x" + contract;

        reserve(contract, visit);
        reserve(contract, visit);
        assertThat(counts(contract)).isEqualTo("1 reserved, 0 consumed");
        in(() -> quota.release(visit, "taken-back"));
        in(() -> quota.release(visit, "taken-back"));
        in(() -> quota.consume(visit));
        assertThat(counts(contract)).isEqualTo("0 reserved, 0 consumed");
        reserve(contract, visit);
        in(() -> quota.consume(visit));
        in(() -> quota.consume(visit));
        reserve(contract, visit);
        assertThat(counts(contract)).isEqualTo("0 reserved, 1 consumed");
        in(() -> quota.release(visit, "missed"));
        assertThat(counts(contract)).isEqualTo("0 reserved, 0 consumed");
        in(() -> quota.consume("nobody-knows-" + contract));
    }

    @Test
    void aVisitTakesAPlaceOfOnePackageOnlyAlsoWhenTwoAreAskedAtOnce() throws Exception {
        UUID one = contract(50, null);
        UUID other = contract(50, null);
        people.forEach(person -> enrol(one, person, null));
        people.forEach(person -> enrol(other, person, null));

        together(60, i -> reserve(i % 2 == 0 ? one : other, "y" + one + i / 2));

        assertThat(entries(one, "reserved") + entries(other, "reserved")).isEqualTo(30);
        assertThat(counts(one)).isEqualTo(entries(one, "reserved") + " reserved, 0 consumed");
        assertThat(counts(other)).isEqualTo(entries(other, "reserved") + " reserved, 0 consumed");
    }

    @Test
    void aPersonsShareIsTheirsAndItsEndNamesThem() {
        UUID contract = contract(10, 1);
        reserve(contract, "z1" + contract);

        Problem refused = catchThrowableOfType(Problem.class, () -> reserve(contract, "z2" + contract));

        assertThat(refused.type()).isEqualTo(CareProblem.QUOTA_USED_UP);
        assertThat(refused.members()).containsEntry("usedUp", "person").containsKey("person");
        assertThat(counts(contract)).isEqualTo("1 reserved, 0 consumed");
        Problem unknownKind = catchThrowableOfType(
                Problem.class,
                () -> in(() -> quota.reserve("z3" + contract, contract, "never-contracted", people.getLast())));
        assertThat(unknownKind.members()).containsEntry("usedUp", "line");
    }

    private UUID contract(int contracted, @Nullable Integer share) {
        UUID id = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        in(() -> {
            database.update("""
                    INSERT INTO care_package (id, version, told, number, unit_code, area_code, first_day, last_day,
                                              no_answer_counts, created_at)
                    VALUES (?, 1, 0, ?, 'u', 'a', '2026-01-01', '2026-12-31', false, now())""", id, id.toString());
            database.update(
                    "INSERT INTO package_line (package_id, kind, contracted) VALUES (?, ?, ?)", id, KIND, contracted);
        });
        enrol(id, person, share);
        people.add(person);
        return id;
    }

    private void enrol(UUID contract, UUID person, @Nullable Integer share) {
        in(() -> database.update("""
                INSERT INTO package_share (package_id, elder_id, visits, enrolled) VALUES (?, ?, ?::int, true)
                ON CONFLICT DO NOTHING""", contract, person, share));
    }

    private void reserve(UUID contract, String visit) {
        in(() -> quota.reserve(visit, contract, KIND, personOf(contract)));
    }

    private UUID personOf(UUID contract) {
        return database.first(
                        "SELECT elder_id FROM package_share WHERE package_id = ? ORDER BY elder_id LIMIT 1",
                        row -> row.getObject("elder_id", UUID.class),
                        contract)
                .orElseThrow();
    }

    private String counts(UUID contract) {
        return counts("package_line", contract);
    }

    private String shares(UUID contract) {
        return counts("package_share", contract);
    }

    private String counts(String table, UUID contract) {
        return database.first(
                        "SELECT sum(reserved)::int AS r, sum(consumed)::int AS c FROM " + table
                                + " WHERE package_id = ?",
                        row -> row.getInt("r") + " reserved, " + row.getInt("c") + " consumed",
                        contract)
                .orElseThrow();
    }

    private int entries(UUID contract, String state) {
        return database.first(
                        "SELECT count(*)::int AS n FROM quota_entry WHERE package_id = ? AND state = ?",
                        row -> row.getInt("n"),
                        contract,
                        state)
                .orElseThrow();
    }

    private static void in(Runnable work) {
        QuarkusTransaction.requiringNew().run(work);
    }

    private interface Work {
        void of(int number);
    }

    private static void together(int many, Work work) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService crowd = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                all.add(crowd.submit(() -> {
                    for (int n = next.getAndIncrement(); n < many; n = next.getAndIncrement()) {
                        work.of(n);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }
}
