package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Golden figure: one case, 06:37 → 08:33 → 11:48 → 14:10, and its legs in the weekly bulletin. */
class GoldenCaseSystemTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A Wednesday of a week in which nothing else in this city happened. */
    private static final LocalDate DAY = LocalDate.of(2026, 3, 11);

    private final RunningCity city = RunningCity.get();
    private final Walk walk = new Walk(city);

    @AfterEach
    void rightTheClocks() {
        city.shiftClocks(Duration.ZERO);
    }

    @Test
    void theThreeLegsOfTheGoldenCaseStandInTheBulletinOfItsWeek() {
        clock(6, 37);
        walk.submitted(Walk.BY_PEOPLE).verified().accepted().proposed();
        clock(8, 33);
        walk.filed().dispatched("dept-urban");
        walk.taken("dept-urban");
        clock(11, 48);
        walk.reportedBack("dept-urban");
        clock(14, 10);
        walk.passed().closed();
        assertThat(walk.state()).isEqualTo("closed");
        await().atMost(Duration.ofSeconds(90))
                .until(() -> "closed"
                        .equals(city.people()
                                .as("auditor")
                                .get(city.reporting() + "/v1/timelines/" + walk.reportId())
                                .path("state")));
        city.shiftClocks(Duration.ZERO);

        JsonPath bulletin = published();

        assertThat(bulletin.getList("legs.median.seconds", Long.class).stream()
                        .map(seconds -> Math.round(seconds / 60.0))
                        .toList())
                .isEqualTo(List.of(116L, 195L, 142L));
        assertThat(bulletin.getList("legs.median.text.zh", String.class))
                .containsExactly("1 小时 56 分", "3 小时 15 分", "2 小时 22 分");
        assertThat(bulletin.getList("legs.measured", Long.class)).containsOnly(1L);
    }

    private JsonPath published() {
        ZonedDateTime day = DAY.atStartOfDay(ZONE);
        String week =
                "%d-W%02d".formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        city.people()
                .as("admin")
                .body(Map.of("week", week, "reason", "system test"))
                .post(city.reporting() + "/v1/bulletins")
                .then()
                .statusCode(201);
        return city.people()
                .anonymous()
                .accept("application/json")
                .get(city.reporting() + "/v1/bulletins/" + week)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** All services see this minute of the day now. */
    private void clock(int hour, int minute) {
        Instant then = DAY.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant();
        city.shiftClocks(Duration.between(Instant.now(), then));
    }
}
