package org.linli.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.value;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Town;

@QuarkusTest
class GoldenQuarterComponentTest {

    private static final Logger LOG = Logger.getLogger(GoldenQuarterComponentTest.class);
    private static final int ACCEPTED = 7534;
    private static final int FILED = 7389;
    private static final int CLOSED = 6967;

    @Test
    void sevenThousandReportsOfTheTopicsSettle9429PercentAndFile9808Percent() {
        Town town = new Town(14);
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            List<Wire.Event> events = new ArrayList<>();
            for (int i = 0; i < ACCEPTED; i++) {
                Instant accepted = town.at(i % 91, "09:00").plusSeconds(i);
                String filed = i < FILED ? accepted.plusSeconds(3600).toString() : null;
                String closed = i < CLOSED ? accepted.plusSeconds(86_400).toString() : null;
                String state = closed != null ? "closed" : filed != null ? "recorded" : "declined";
                events.addAll(town.story()
                        .imported(accepted, state, filed, filed, closed)
                        .all());
            }
            long began = System.nanoTime();
            wire.send(events);
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        JsonPath quarter = quarter(town);
                        assertThat(value(quarter, "accepted")).isEqualTo(String.valueOf(ACCEPTED));
                        assertThat(value(quarter, "filed")).isEqualTo(String.valueOf(FILED));
                        assertThat(value(quarter, "closed")).isEqualTo(String.valueOf(CLOSED));
                    });
            LOG.infof("%d events in effect after %d ms", events.size(), (System.nanoTime() - began) / 1_000_000);
        }

        as(town.officer())
                .queryParam("from", town.monday.toString())
                .queryParam("to", town.monday.plusDays(92).toString())
                .get("/v1/indicators")
                .then()
                .statusCode(200)
                .body("indicators.find { it.code == 'settlement-rate' }.text.zh", equalTo("94.29 %"))
                .body("indicators.find { it.code == 'settlement-rate' }.numerator", equalTo(CLOSED))
                .body("indicators.find { it.code == 'settlement-rate' }.denominator", equalTo(FILED))
                .body("indicators.find { it.code == 'filing-rate' }.text.en", equalTo("98.08 %"))
                .body("indicators.find { it.code == 'filing-rate' }.denominator", equalTo(ACCEPTED))
                // Cases moved over never enter on-time rates, however many there are.
                .body("indicators.find { it.code == 'on-time-rate' }.value", nullValue())
                .body("indicators.find { it.code == 'on-time-rate' }.denominator", equalTo(0))
                .body("indicators.find { it.code == 'on-time-rate' }.excluded", equalTo(CLOSED));
    }

    private static JsonPath quarter(Town town) {
        return as(town.officer())
                .queryParam("from", town.monday.toString())
                .queryParam("to", town.monday.plusDays(92).toString())
                .get("/v1/indicators")
                .jsonPath();
    }
}
