package org.linli.dispatch.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.OffsetClock;
import org.linli.dispatch.testing.Person;
import org.linli.dispatch.testing.TinyCity;
import org.linli.dispatch.testing.Topics;

@QuarkusTest
class DueTimesComponentTest {

    /** A Wednesday. */
    private static final Instant WEDNESDAY = Instant.parse("2030-03-06T02:00:00Z");

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @AfterEach
    void resetClock() {
        OffsetClock.reset();
    }

    @Test
    void provisionalDueTimesAreComputedAgainWhenTheirYearIsLoadedAndEverybodyIsTold() {
        OffsetClock.at(WEDNESDAY);
        String id = line.opened("dl-days");
        String order = line.dispatched(id, "dl-a");
        JsonPath before = line.readCase(id);
        assertThat(before.getBoolean("provisional")).isTrue();
        assertThat(day(before.getString("dueAt"))).isEqualTo(LocalDate.parse("2030-03-11"));

        Map<String, String> published = TinyCity.files();
        published.put("calendar/2030.csv", """
                date,kind,name_zh,name_en
                2030-03-08,holiday,节日,Holiday
                """);
        TinyCity.load(published);

        JsonPath after = line.readCase(id);
        assertThat(after.getBoolean("provisional")).isFalse();
        assertThat(day(after.getString("dueAt"))).isEqualTo(LocalDate.parse("2030-03-12"));
        Topics.Read told = line.storyEndingWith(id, "case-due-changed").getLast();
        assertThat(told.data().get("dueAt").asText()).isEqualTo(after.getString("dueAt"));
        Topics.Read unit = line.department("dl-a", order, 2).getLast();
        assertThat(unit.data().get("change").asText()).isEqualTo("due-changed");
        assertThat(unit.data().get("dueAt").asText()).isEqualTo(after.getString("dueAt"));
        assertThat(line.read(Person.HANDLER, "/v1/orders/" + order).getString("dueAt"))
                .isEqualTo(after.getString("dueAt"));
    }

    private static LocalDate day(String time) {
        return Instant.parse(time).atZone(ZoneId.of("Asia/Shanghai")).toLocalDate();
    }
}
