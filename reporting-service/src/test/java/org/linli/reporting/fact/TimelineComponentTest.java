package org.linli.reporting.fact;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.linli.reporting.testing.Service.as;
import static org.linli.reporting.testing.Service.awaitIndicator;
import static org.linli.reporting.testing.Service.awaitKnown;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.Wire;
import org.linli.reporting.testing.Story;
import org.linli.reporting.testing.Town;

@QuarkusTest
class TimelineComponentTest {

    @Test
    void anOfficerOfTheAreaAndTheUnitsHandlerSeeHowAReportWentAndStrangersDoNot() {
        Town town = new Town();
        Town elsewhere = new Town();
        Story story = closed(town);
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            wire.send(elsewhere.registry());
            wire.send(story.all());
        }
        String path = "/v1/timelines/" + story.reportId;
        awaitKnown(town);
        awaitKnown(elsewhere);
        awaitIndicator(town, "accepted", "1");
        await().untilAsserted(() -> as(town.officer())
                .get(path)
                .then()
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("channel", equalTo("app")));

        as(town.officer())
                .get(path)
                .then()
                .body("legs.seconds", contains(6960, 11700, 8520))
                .body(
                        "steps.step",
                        contains(
                                "submitted",
                                "accepted",
                                "proposed",
                                "filed",
                                "dispatched",
                                "handling",
                                "reported-back",
                                "checked",
                                "closed"))
                .body("orders", hasSize(1))
                .body("orders[0].unit", equalTo(town.unit));
        as(town.handler()).get(path).then().statusCode(200).body("orders", hasSize(1));
        as(town.chief()).get(path).then().statusCode(200);
        as(elsewhere.officer()).get(path).then().statusCode(404);
        as(elsewhere.handler()).get(path).then().statusCode(404);
        as(Town.administrator()).get(path).then().statusCode(403);
        as(town.officer()).get("/v1/timelines/nonsense").then().statusCode(404);
    }

    @Test
    void aCaseThatAnAlarmBeganCountsAmongCasesAndNotAmongReports() {
        Town town = new Town();
        Story story = town.story()
                .ofAnAlarm(town.at(0, "06:37"))
                .filed(town.at(0, "06:37"), town.at(4, "17:00"))
                .dispatched(town.at(0, "06:37"), town.unit, town.at(4, "17:00"));
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            wire.send(story.all());
        }
        awaitKnown(town);

        await().untilAsserted(() -> as(town.officer())
                .get("/v1/timelines/" + story.reportId)
                .then()
                .statusCode(200)
                .body("state", equalTo("dispatched"))
                .body("channel", equalTo("care-alarm"))
                .body("steps.step", contains("proposed", "filed", "dispatched")));
        awaitIndicator(town, "accepted", "0");
    }

    @Test
    void anAnswerHoldsNobodysNameAndNoWords() {
        Town town = new Town();
        Story story = closed(town);
        try (Wire wire = new Wire()) {
            wire.send(town.registry());
            wire.send(story.all());
        }
        await().untilAsserted(() -> as(town.officer())
                .get("/v1/timelines/" + story.reportId)
                .then()
                .statusCode(200)
                .body(not(containsString("subject"))));
    }

    private static Story closed(Town town) {
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
}
