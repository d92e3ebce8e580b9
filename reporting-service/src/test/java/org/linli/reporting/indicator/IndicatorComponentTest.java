package org.linli.reporting.indicator;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.linli.reporting.testing.Service.awaitIndicator;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class IndicatorComponentTest {

    private static Wire wire;

    @BeforeAll
    static void open() {
        wire = new Wire();
    }

    @AfterAll
    static void close() {
        wire.close();
    }

    @Test
    void aCaseOfTheTopicsIsCountedOverRest() {
        Town town = new Town();
        wire.send(town.registry());
        wire.send(goldenCase(town).all());

        awaitIndicator(town, "accepted", "1");
        awaitIndicator(town, "closed", "1");

        indicators(town.officer(), town)
                .body("indicators.find { it.code == 'accepted' }.value", equalTo(1))
                .body("indicators.find { it.code == 'filing-rate' }.value", equalTo(100.0f))
                .body("indicators.find { it.code == 'first-leg-median' }.text.en", equalTo("1 h 56 min"))
                .body("indicators.find { it.code == 'second-leg-median' }.text.en", equalTo("3 h 15 min"))
                .body("indicators.find { it.code == 'third-leg-median' }.text.zh", equalTo("2 小时 22 分"))
                .body("indicators.find { it.code == 'return-rate' }.denominator", equalTo(1));
    }

    @Test
    void aStageCountsByItsOwnDueTimeWhateverBecomesOfTheWhole() {
        Town town = new Town();
        wire.send(town.registry());
        Instant due = town.at(4, "17:00");
        for (String done : List.of("09:00", "09:30", "10:00")) {
            Story story = town.story()
                    .submitted(town.at(0, "06:37"))
                    .accepted(town.at(0, "07:20"))
                    .filed(town.at(0, "08:33"), due)
                    .dispatched(town.at(0, "08:33"), town.unit, due)
                    .taken(town.at(0, "08:50"))
                    .stageDone("fence", town.at(0, done), town.at(0, "09:30"))
                    .reportedBack(town.at(0, "11:48"), true)
                    .passed(town.at(0, "14:10"))
                    .closed(town.at(0, "14:10"), true);
            wire.send(story.all());
        }

        awaitIndicator(town, "closed", "3");

        indicators(town.officer(), town)
                .body("indicators.find { it.code == 'stage-on-time-rate' }.numerator", equalTo(2))
                .body("indicators.find { it.code == 'stage-on-time-rate' }.denominator", equalTo(3))
                .body("indicators.find { it.code == 'on-time-rate' }.value", equalTo(100.0f));
    }

    @Test
    void nothingToDivideGivesNoValue() {
        Town town = new Town();
        wire.send(town.registry());
        await().untilAsserted(() -> indicators(town.officer(), town)
                .body("indicators.find { it.code == 'settlement-rate' }.value", nullValue())
                .body("indicators.find { it.code == 'settlement-rate' }.denominator", equalTo(0)));
    }

    static Story goldenCase(Town town) {
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

    private static ValidatableResponse indicators(String token, Town town) {
        return given().auth()
                .oauth2(token)
                .queryParam("from", town.monday.toString())
                .queryParam("to", town.monday.plusDays(7).toString())
                .get("/v1/indicators")
                .then()
                .statusCode(200);
    }
}
