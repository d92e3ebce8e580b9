package org.linli.care.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.linli.care.testing.Asking.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.Kinds;
import org.linli.care.testing.Residents;
import org.linli.care.testing.Town;
import org.linli.kit.sql.Database;

/** Weather is told for an area and counts while it lasts. */
@QuarkusTest
class WeatherComponentTest {

    @Inject
    Database database;

    @Inject
    JudgingRisk judging;

    @Inject
    AgroalDataSource source;

    private Town town;
    private UUID elder;

    @BeforeEach
    void open() {
        town = Town.known(database);
        Kinds.known(database);
        elder = Residents.in(database, town, LocalDate.of(1960, 5, 1), "alone");
        QuarkusTransaction.requiringNew().run(() -> judging.changed(elder));
    }

    @Test
    void weatherRaisesEverybodyOfItsAreaAndItsEndLetsThemDownAgain() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, Object> heat = Map.of(
                "area",
                town.community,
                "kind",
                "heat",
                "from",
                now.toString(),
                "to",
                now.plusSeconds(86_400).toString());
        QuarkusTransaction.requiringNew().run(() -> judging.noAnswer(elder, LocalDate.now()));
        assertThat(sum()).isEqualTo(6);

        String alert = as(town.chief())
                .body(heat)
                .post("/v1/weather-alerts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Awaitility.await().until(() -> sum() == 7);
        as(town.desk()).get("/v1/weather-alerts").then().statusCode(200).body("id", hasItem(alert));
        as(Town.known(database).desk())
                .post("/v1/weather-alerts/" + alert + "/end")
                .then()
                .statusCode(404);
        as(town.desk()).post("/v1/weather-alerts/" + alert + "/end").then().statusCode(204);
        Awaitility.await().until(() -> sum() == 6);
    }

    @Test
    void weatherToldAheadCountsWhenItBeginsAndEndsByItself() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        String alert = as(town.chief())
                .body(Map.of(
                        "area",
                        town.community,
                        "kind",
                        "cold",
                        "from",
                        now.plusSeconds(3_600).toString(),
                        "to",
                        now.plusSeconds(7_200).toString()))
                .post("/v1/weather-alerts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(sum()).isEqualTo(3);

        at(alert, "begins_at = now() - interval '1 minute'");
        Awaitility.await().until(() -> sum() == 4);
        at(alert, "ends_at = now()");
        Awaitility.await().until(() -> sum() == 3);
    }

    private void at(String alert, String what) {
        database.update("UPDATE weather_alert SET " + what + " WHERE id = ?", UUID.fromString(alert));
    }

    @Test
    void whoIsJudgedWhileTheWeatherTurnsIsJudgedByIt() throws Exception {
        CountDownLatch told = new CountDownLatch(1);
        CompletableFuture<Void> judged;
        try (Connection other = source.getConnection()) {
            other.setAutoCommit(false);
            try (Statement statement = other.createStatement()) {
                statement.execute("SELECT 1 FROM risk WHERE elder = '" + elder + "' FOR UPDATE");
                judged = CompletableFuture.runAsync(
                        () -> QuarkusTransaction.requiringNew().run(() -> {
                            told.countDown();
                            judging.changed(elder);
                        }));
                told.await();
                Awaitility.await().until(this::somebodyWaitsForALock);
                statement.execute("""
                        INSERT INTO weather_alert (id, area_code, area_path, kind, begins_at, ends_at, told_by, began)
                        SELECT gen_random_uuid(), code, path, 'snow', now() - interval '1 minute', now() + interval '1 hour', 'test',
                               true FROM area WHERE code = '%s'""".formatted(town.grid));
            }
            other.commit();
        }
        judged.join();

        assertThat(sum()).isEqualTo(4);
    }

    private boolean somebodyWaitsForALock() {
        return database.first(
                        "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%risk%'",
                        row -> 1)
                .isPresent();
    }

    private int sum() {
        return as(town.desk()).get("/v1/elders/" + elder + "/risk").path("sum");
    }
}
