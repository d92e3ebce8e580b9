package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A name that the desk takes out of a report is gone from what officers and units read in the other service. */
class RedactionSystemTest {

    private static final String NAME = "王小明";
    private static final String CLEAN = "墙上开了新门洞,邻居担心安全。";

    private final RunningCity city = RunningCity.get();

    @Test
    void aNameRedactedAfterAcceptanceIsReadNoMoreInDispatch() {
        Walk walk = new Walk(city)
                .submitted(Walk.report("住户" + NAME + "在墙上开了新门洞,邻居担心安全。", Walk.BY_PEOPLE))
                .verified()
                .accepted()
                .proposed()
                .filed()
                .dispatched("dept-urban");
        String report = city.intake() + "/v1/reports/" + walk.reportId();
        assertThat(read("handler-all", walk.anOrder("dept-urban"))).contains(NAME);

        walk.change("desk", report, "redactions", Map.of("text", CLEAN, "reason", "提到了住户姓名"));

        await("the new words in dispatch")
                .atMost(Duration.ofSeconds(90))
                .until(() -> walk.seenBy("chief").getString("text"), CLEAN::equals);
        for (String place : List.of(
                walk.aCase(), walk.aCase() + "/history", city.dispatch() + "/v1/cases?number=" + walk.number())) {
            assertThat(read("chief", place)).as(place).doesNotContain(NAME);
        }
        assertThat(read("handler-all", walk.anOrder("dept-urban")))
                .contains(CLEAN)
                .doesNotContain(NAME);
        assertThat(read("desk", report + "/history")).as("the original is kept").contains(NAME);
        walk.taken("dept-urban").reportedBack("dept-urban").passed().closed();
        assertThat(walk.state()).isEqualTo("closed");
    }

    private String read(String person, String place) {
        return city.people()
                .as(person)
                .get(place)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
