package org.linli.reporting.rebuild;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.awaitKnown;
import static org.linli.reporting.testing.Service.indicators;
import static org.linli.reporting.testing.Service.publish;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class RebuildComponentTest {

    private static Wire wire;

    @Inject
    AgroalDataSource database;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void theFiguresComeOutTheSameAndTheBulletinStays() {
        Town town = busyTown();
        publish(town, town.chief(), Map.of()).statusCode(201);
        String bulletin = given().get("/v1/bulletins/" + town.week()).asString();
        List<Object> before = indicators(town).extract().path("indicators");

        rebuild();

        assertThat(indicators(town).extract().<List<Object>>path("indicators")).isEqualTo(before);
        assertThat(given().get("/v1/bulletins/" + town.week()).asString()).isEqualTo(bulletin);
        publish(town, town.chief(), Map.of("reason", "重建之后")).statusCode(201);
        given().get("/v1/bulletins/" + town.week()).then().body("differences", equalTo(List.of()));
    }

    @Test
    void whatSomebodyDeletedOrChangedByHandComesBack() throws SQLException {
        Town town = busyTown();
        List<Object> before = indicators(town).extract().path("indicators");
        run("DELETE FROM report_fact WHERE area_code = '" + town.grid + "' AND closed_at IS NOT NULL");
        run("UPDATE report_fact SET reworks = 99 WHERE area_code = '" + town.grid + "'");
        run("DELETE FROM order_fact WHERE unit = '" + town.unit + "'");
        run("DELETE FROM stage_fact WHERE unit = '" + town.unit + "'");
        run("DELETE FROM unit WHERE code = '" + town.unit + "'");
        assertThat(indicators(town).extract().<List<Object>>path("indicators")).isNotEqualTo(before);

        rebuild();

        assertThat(indicators(town).extract().<List<Object>>path("indicators")).isEqualTo(before);
        as(town.handler())
                .queryParam("from", town.monday.toString())
                .queryParam("to", town.monday.plusDays(7).toString())
                .queryParam("unit", town.unit)
                .get("/v1/indicators")
                .then()
                .statusCode(200);
    }

    @Test
    void aRebuildWhoseWorkerDiedIsFinishedByAnother() throws SQLException {
        Town town = busyTown();
        List<Object> before = indicators(town).extract().path("indicators");

        // The worker took the lease and died: nobody renews it.
        as(Town.administrator()).post("/v1/projection/rebuild").then().statusCode(202);
        run("UPDATE projection SET worker = 'dead', lease_until = clock_timestamp() + interval '3 seconds'"
                + " WHERE state = 'rebuilding'");
        awaitLive();

        assertThat(indicators(town).extract().<List<Object>>path("indicators")).isEqualTo(before);
    }

    @Test
    void whatArrivesDuringARebuildIsCountedOnce() {
        Town town = busyTown();
        int closed = indicators(town).extract().path("indicators.find { it.code == 'closed' }.value");

        as(Town.administrator()).post("/v1/projection/rebuild").then().statusCode(202);
        for (int i = 0; i < 20; i++) {
            wire.send(closedCase(town).all());
        }
        awaitLive();

        awaitIndicator(town, "closed", String.valueOf(closed + 20));
        awaitIndicator(town, "reworks", "1");
    }

    @Test
    void aSecondRebuildAtOnceIsRefusedAndOnlyAnAdministratorBeginsOne() throws Exception {
        Town town = busyTown();
        as(town.chief()).post("/v1/projection/rebuild").then().statusCode(403);

        List<Integer> answers = new ArrayList<>();
        try (ExecutorService administrators = Executors.newFixedThreadPool(3)) {
            Callable<Integer> begin = () ->
                    as(Town.administrator()).post("/v1/projection/rebuild").statusCode();
            for (Future<Integer> answer : administrators.invokeAll(List.of(begin, begin, begin))) {
                answers.add(answer.get());
            }
        }
        awaitLive();

        assertThat(answers).contains(202).contains(409);
        awaitIndicator(town, "reworks", "1");
    }

    @Test
    void theProjectionSaysHowFarItIs() {
        Town town = busyTown();

        await().untilAsserted(() -> as(Town.administrator())
                .get("/v1/projection")
                .then()
                .statusCode(200)
                .body("state", equalTo("live"))
                .body("lag", equalTo(0)));
        String last = as(Town.administrator()).get("/v1/projection").path("lastEventAt");
        assertThat(Instant.parse(last)).isAfterOrEqualTo(town.at(0, "14:10"));
        as(town.officer()).get("/v1/projection").then().statusCode(403);
    }

    private static void rebuild() {
        as(Town.administrator())
                .post("/v1/projection/rebuild")
                .then()
                .statusCode(202)
                .body("state", equalTo("rebuilding"));
        awaitLive();
    }

    private static void awaitLive() {
        await().untilAsserted(() -> as(Town.administrator())
                .get("/v1/projection")
                .then()
                .statusCode(200)
                .body("state", equalTo("live")));
    }

    /** Cases of every kind: closed, reworked, returned, declined, refused, open and late, imported. */
    private static Town busyTown() {
        Town town = new Town();
        Instant due = town.at(1, "17:00");
        wire.send(town.registry());
        wire.send(closedCase(town).all());
        wire.send(town.story()
                .submitted(town.at(0, "08:00"))
                .accepted(town.at(0, "09:00"))
                .filed(town.at(0, "10:00"), due)
                .dispatched(town.at(0, "10:05"), town.unit, due)
                .returned(town.at(0, "10:10"))
                .overruled(town.at(0, "10:20"))
                .taken(town.at(0, "10:30"))
                .reportedBack(town.at(1, "12:00"), true)
                .failed(town.at(1, "13:00"))
                .reportedBack(town.at(2, "12:00"), false)
                .passed(town.at(2, "13:00"))
                .closed(town.at(2, "14:00"), false)
                .all());
        wire.send(town.story()
                .submitted(town.at(0, "08:00"))
                .accepted(town.at(0, "09:00"))
                .declined(town.at(0, "09:30"))
                .all());
        wire.send(town.story()
                .submitted(town.at(0, "08:00"))
                .refused(town.at(0, "08:30"))
                .all());
        wire.send(town.story()
                .submitted(town.at(0, "08:00"))
                .accepted(town.at(0, "09:00"))
                .filed(town.at(0, "10:00"), due)
                .dispatched(town.at(0, "10:05"), town.unit, due)
                .all());
        wire.send(town.story()
                .imported(
                        town.at(0, "07:00"),
                        "closed",
                        null,
                        null,
                        town.at(3, "07:00").toString())
                .all());
        awaitKnown(town);
        awaitIndicator(town, "closed", "3");
        awaitIndicator(town, "open-late", "1");
        awaitIndicator(town, "refused", "1");
        awaitIndicator(town, "declined", "1");
        awaitIndicator(town, "reworks", "1");
        awaitIndicator(town, "accepted", "5");
        return town;
    }

    private static Story closedCase(Town town) {
        Instant due = town.at(4, "17:00");
        return town.story()
                .submitted(town.at(0, "06:37"))
                .accepted(town.at(0, "07:20"))
                .filed(town.at(0, "08:33"), due)
                .dispatched(town.at(0, "08:33"), town.unit, due)
                .taken(town.at(0, "08:50"))
                .reportedBack(town.at(0, "11:48"), true)
                .passed(town.at(0, "14:10"))
                .closed(town.at(0, "14:10"), true);
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
