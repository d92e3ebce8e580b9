package org.linli.volunteer.timebank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.volunteer.testing.Asking.as;
import static org.linli.volunteer.testing.Asking.change;
import static org.linli.volunteer.testing.Asking.claimed;
import static org.linli.volunteer.testing.Asking.need;
import static org.linli.volunteer.testing.Asking.propose;
import static org.linli.volunteer.testing.Asking.stateOf;
import static org.linli.volunteer.testing.Purse.minutes;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Disturbance;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.testing.Neighbours;
import org.linli.volunteer.testing.Neighbours.Neighbour;
import org.linli.volunteer.testing.Purse;
import org.linli.volunteer.testing.Town;

/** Whatever the time bank does at once, and whatever breaks off, everybody has what they were told, and the books are right. */
@QuarkusTest
class TimeBankRaceComponentTest {

    private static final int FAMILY = 4;
    private static final int THREADS = 6;
    private static final long SEED = 20261128;

    /** What is said of each session that is ended, with a trace, is what the test is for. */
    private static final List<Logger> TOLD_AT_LENGTH =
            List.of("com.arjuna.ats.jta", "com.arjuna.ats.arjuna", "io.agroal.pool", "org.linli").stream()
                    .map(Logger::getLogger)
                    .toList();

    @BeforeAll
    static void quiet() {
        TOLD_AT_LENGTH.forEach(logger -> logger.setLevel(Level.OFF));
    }

    @AfterAll
    static void loud() {
        TOLD_AT_LENGTH.forEach(logger -> logger.setLevel(null));
    }

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    private final Map<AccountRef, Long> expected = new ConcurrentHashMap<>();
    private final List<Neighbour> family = new ArrayList<>();
    private final Map<Neighbour, UUID> accounts = new HashMap<>();
    private Purse purse;
    private Town town;

    @BeforeEach
    void aFamilyWithMinutes() {
        purse = new Purse(ledger, database);
        town = Town.known(database);
        String household = UUID.randomUUID().toString();
        for (int i = 0; i < FAMILY; i++) {
            Neighbour one = Neighbours.in(database, town, town.grid);
            database.update("UPDATE person SET household = ? WHERE id = ?", household, one.id());
            purse.give(one.id(), 1_000);
            add(minutes(one.id()), 1_000);
            accounts.put(one, purse.id(minutes(one.id())));
            family.add(one);
        }
        purse.give(AccountRef.donation("time-bank", Currency.MINUTES), 300, null);
        purse.give(AccountRef.reserve("time-bank", Currency.MINUTES), 5_000, null);
    }

    @Test
    void paidNeedsGrantsTransfersAndDonationsAtOnceLeaveTheBooksRight() throws Exception {
        List<Served> served = family.stream().map(this::served).toList();
        List<String> toOpen =
                family.stream().map(receiver -> reviewed(receiver, 2)).toList();
        List<Runnable> all = new ArrayList<>();
        for (int i = 0; i < FAMILY; i++) {
            Neighbour receiver = family.get(i);
            Served done = served.get(i);
            String opened = toOpen.get(i);
            all.add(() -> confirm(receiver, done));
            all.add(() -> openAndWithdraw(receiver, opened));
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 25; i++) {
            Neighbour from = family.get(random.nextInt(FAMILY));
            Neighbour to = family.get((family.indexOf(from) + 1 + random.nextInt(FAMILY - 1)) % FAMILY);
            long amount = 1 + random.nextInt(120);
            all.add(() -> handOn(from, to, amount));
            all.add(() -> donate(from, amount));
            all.add(() -> grant(to, amount));
        }
        Collections.shuffle(all, random);

        int ended;
        try (Disturbance disturbance = new Disturbance(100);
                ExecutorService crowd = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> running = new ArrayList<>();
            all.forEach(one -> running.add(crowd.submit(one)));
            for (Future<?> one : running) {
                one.get();
            }
            ended = disturbance.ended();
        }

        assertThat(ended).as("sessions ended").isPositive();
        served.forEach(one -> assertThat(stateOf(town, one.need())).isEqualTo("closed"));
        toOpen.forEach(one -> assertThat(stateOf(town, one)).isEqualTo("withdrawn"));
        expected.forEach((account, minutes) ->
                assertThat(purse.balance(account)).as(account.toString()).isEqualTo(minutes));
        family.forEach(one -> assertThat(purse.held(minutes(one.id()))).isZero());
        as(Town.administrator())
                .post("/v1/ledger-checks")
                .then()
                .statusCode(201)
                .body("wrong", equalTo(0));
    }

    /** @param claim attested with an hour, not booked yet */
    private record Served(String need, String claim, Neighbour volunteer) {}

    private Served served(Neighbour receiver) {
        Neighbour volunteer = Neighbours.in(database, town, town.grid);
        String need = reviewed(receiver, 1);
        ok(change(town.desk(), "/v1/needs/" + need, "opening", Map.of()));
        String claim = claimed(volunteer.token(), need);
        for (String step : List.of("confirmation", "check-in", "check-out")) {
            ok(change(volunteer.token(), "/v1/claims/" + claim, step, Map.of()));
        }
        ok(change(receiver.token(), "/v1/claims/" + claim, "attestation", Map.of("minutes", 60)));
        return new Served(need, claim, volunteer);
    }

    private String reviewed(Neighbour receiver, int places) {
        Map<String, Object> body = need(town);
        body.put("places", places);
        body.put("minutes", 60);
        body.put("paidWith", "minutes");
        String need =
                propose(receiver.token(), body).then().statusCode(201).extract().path("id");
        ok(change(town.desk(), "/v1/needs/" + need, "review", Map.of()));
        return need;
    }

    private void confirm(Neighbour receiver, Served served) {
        answered(() -> change(receiver.token(), "/v1/needs/" + served.need(), "confirmation", Map.of()));
        add(minutes(receiver.id()), -60);
        add(minutes(served.volunteer().id()), 60);
    }

    private void openAndWithdraw(Neighbour receiver, String need) {
        answered(() -> change(town.desk(), "/v1/needs/" + need, "opening", Map.of()));
        answered(() -> change(receiver.token(), "/v1/needs/" + need, "withdrawal", Map.of("reason", "不需要了")));
    }

    private void handOn(Neighbour from, Neighbour to, long amount) {
        Map<String, Object> body = Map.of("to", to.id().toString(), "amount", amount, "reason", "互助");
        if (moved(from.token(), "/v1/accounts/" + accounts.get(from) + "/transfers", body)) {
            add(minutes(from.id()), -amount);
            add(minutes(to.id()), amount);
        }
    }

    private void donate(Neighbour from, long amount) {
        Map<String, Object> body = Map.of("amount", amount, "reason", "捐赠");
        if (moved(from.token(), "/v1/accounts/" + accounts.get(from) + "/donations", body)) {
            add(minutes(from.id()), -amount);
        }
    }

    private void grant(Neighbour to, long amount) {
        Map<String, Object> body = Map.of("person", to.id().toString(), "minutes", amount, "reason", "困难");
        if (moved(town.desk(), "/v1/time-bank/grants", body)) {
            add(minutes(to.id()), amount);
        }
    }

    private static boolean moved(String token, String path, Map<String, Object> body) {
        String key = UUID.randomUUID().toString();
        int status = answered(() ->
                        as(token).header("Idempotency-Key", key).body(body).post(path))
                .statusCode();
        assertThat(status).isIn(200, 201, 409);
        return status != 409;
    }

    /** Asks until it is answered, as a phone does whose request broke off. */
    private static Response answered(Supplier<Response> call) {
        for (int i = 0; i < 100; i++) {
            Response answer = call.get();
            boolean knowsTheVersion = answer.statusCode() != 412;
            if (answer.statusCode() < 500 && knowsTheVersion) {
                return answer;
            }
        }
        throw new AssertionError("never answered");
    }

    private static void ok(Response answer) {
        answer.then().statusCode(200);
    }

    private void add(AccountRef account, long amount) {
        expected.merge(account, amount, Long::sum);
    }
}
