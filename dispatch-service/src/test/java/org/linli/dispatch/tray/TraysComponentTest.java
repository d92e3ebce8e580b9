package org.linli.dispatch.tray;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.linli.dispatch.testing.Line;
import org.linli.dispatch.testing.Person;

@QuarkusTest
class TraysComponentTest {

    private Line line;

    @BeforeEach
    void open() {
        line = Line.inTinyCity();
    }

    @Test
    void aTrayHoldsWhatWaitsInTheAreasOfItsReaderAndNothingElse() {
        String id = line.opened("dl-slow");

        assertThat(all(Person.CHIEF_TOO, "/v1/cases?state=proposed&limit=200")).contains(id);
        assertThat(all(Person.CHIEF_ELSEWHERE, "/v1/cases?state=proposed&limit=200"))
                .doesNotContain(id);
        assertThat(all(Person.CHIEF, "/v1/cases?area=dl-s2&limit=200")).doesNotContain(id);
        assertThat(all(Person.CHIEF, "/v1/cases?area=dl-s1&state=proposed&category=dl-mid&limit=200"))
                .contains(id);
        assertThat(all(Person.CHIEF, "/v1/cases?category=dl-auto&limit=200")).doesNotContain(id);
        assertThat(all(Person.CHIEF, "/v1/cases?state=filed,checking&limit=200"))
                .doesNotContain(id);
        assertThat(all(Person.CHIEF, "/v1/cases?late=true&limit=200")).doesNotContain(id);
        assertThat(all(Person.CHIEF, "/v1/cases?late=false&state=proposed&limit=200"))
                .contains(id);
        assertThat(all(Person.CHIEF, "/v1/cases?dueBefore=2999-01-01T00:00:00Z&limit=200"))
                .contains(id);
        assertThat(all(Person.CHIEF, "/v1/cases?dueBefore=2020-01-01T00:00:00Z&limit=200"))
                .isEmpty();
    }

    @Test
    void aUnitReadsItsOwnOrdersAndTheCasesTheyBelongToOnly() {
        String id = line.opened("dl-slow");
        String order = line.dispatched(id, "dl-a");

        assertThat(all(Person.HANDLER_TOO, "/v1/orders?state=issued&limit=200")).contains(order);
        assertThat(all(Person.HANDLER_TOO, "/v1/cases?limit=200")).contains(id);
        assertThat(all(Person.SUPPORTER, "/v1/orders?limit=200")).doesNotContain(order);
        assertThat(all(Person.SUPPORTER, "/v1/orders?unit=dl-a")).isEmpty();
        assertThat(all(Person.SUPPORTER, "/v1/cases?limit=200")).doesNotContain(id);
        assertThat(all(Person.DISPATCHER, "/v1/orders?unit=dl-a&state=issued&limit=200"))
                .contains(order);
        assertThat(all(Person.DISPATCHER, "/v1/cases?unit=dl-a&limit=200")).contains(id);
        assertThat(all(Person.DISPATCHER_ELSEWHERE, "/v1/orders?limit=200")).doesNotContain(order);
        Line.as(Person.DESK).get("/v1/orders").then().statusCode(200);
        Line.as(Person.ADMINISTRATOR).get("/v1/orders").then().statusCode(403);
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrRepetition() {
        for (int i = 0; i < 5; i++) {
            line.opened("dl-slow");
        }

        List<String> byTwo = all(Person.CHIEF, "/v1/cases?state=proposed&limit=2");
        List<String> atOnce = all(Person.CHIEF, "/v1/cases?state=proposed&limit=200");

        assertThat(byTwo)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(atOnce)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void traysCountWhatWaitsForMeByRole() {
        long before = count(Person.CHIEF_TOO, "to-file");
        long elsewhere = count(Person.CHIEF_ELSEWHERE, "to-file");

        line.opened("dl-slow");

        assertThat(count(Person.CHIEF_TOO, "to-file")).isEqualTo(before + 1);
        assertThat(count(Person.CHIEF_ELSEWHERE, "to-file")).isEqualTo(elsewhere);
        assertThat(line.read(Person.HANDLER_TOO, "/v1/trays").getList("tray"))
                .isEqualTo(List.of("to-take", "to-handle"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0,limit",
        "limit=201,limit",
        "cursor=nonsense,cursor",
        "state=asleep,state",
        "late=maybe,late",
        "dueBefore=tomorrow,dueBefore",
        "area=nowhere,area",
        "category=nothing,category"
    })
    void aFilterThatBreaksARuleIsNamed(String query, String field) {
        Line.as(Person.CHIEF).get("/v1/cases?" + query).then().statusCode(400).body("errors[0].field", equalTo(field));
    }

    private long count(Person person, String tray) {
        return line.read(person, "/v1/trays").<Map<String, Object>>getList("$").stream()
                .filter(t -> t.get("tray").equals(tray))
                .mapToLong(t -> ((Number) t.get("count")).longValue())
                .sum();
    }

    /** Ids of every page. */
    private List<String> all(Person person, String path) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            JsonPath page = line.read(person, cursor == null ? path : path + "&cursor=" + cursor);
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("next");
        } while (cursor != null);
        return ids;
    }
}
