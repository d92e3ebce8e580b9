package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden figure: 7,534 reports accepted in a quarter, 7,389 filed and dispatched, 6,967 closed. */
class GoldenQuarterSystemTest {

    private static final int ACCEPTED = 7_534;
    private static final int FILED = 7_389;
    private static final int CLOSED = 6_967;
    private static final LocalDateTime START = LocalDateTime.of(2021, 4, 1, 8, 0);

    private final RunningCity city = RunningCity.get();

    @TempDir
    Path directory;

    @Test
    void theRatesOfTheQuarterComeOutInReportingsDatabase() throws IOException {
        Path messages = directory.resolve("messages.csv");
        Path decisions = directory.resolve("decisions.csv");
        write(messages, decisions);

        city.command("replay", messages.toString(), "--from-import", "--decisions", decisions.toString());
        city.command("replay", messages.toString(), "--from-import", "--decisions", decisions.toString());

        await().atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(denominator("filing-rate")).isEqualTo(ACCEPTED));
        assertFigure("filing-rate", FILED, ACCEPTED, "98.08");
        assertFigure("settlement-rate", CLOSED, FILED, "94.29");
        assertThat(indicator("on-time-rate").get("denominator"))
                .as("imports never count as on time")
                .isEqualTo(0);
    }

    private void write(Path messages, Path decisions) throws IOException {
        StringBuilder said = new StringBuilder("message_id,sender,subject,sent_at,text,reply,replied_at\n");
        StringBuilder decided = new StringBuilder(
                "message_id,filed_at,declined_at,dispatched_at,reported_back_at,checked_at,closed_at\n");
        for (int i = 0; i < ACCEPTED; i++) {
            LocalDateTime at = START.plusMinutes(15L * i);
            said.append("q%d,A,第%d件,%s,\"路面破损,\n请处理\",已处理,%s%n".formatted(i, i, at, at.plusHours(9)));
            if (i < CLOSED) {
                decided.append("q%d,%s,,%s,%s,%s,%s%n"
                        .formatted(
                                i,
                                at.plusHours(2),
                                at.plusHours(2),
                                at.plusHours(6),
                                at.plusHours(8),
                                at.plusHours(9)));
            } else if (i < FILED) {
                decided.append("q%d,%s,,%s,,,%n".formatted(i, at.plusHours(2), at.plusHours(2)));
            } else {
                decided.append("q%d,,%s,,,,%n".formatted(i, at.plusHours(2)));
            }
        }
        Files.writeString(messages, said);
        Files.writeString(decisions, decided);
    }

    private int denominator(String code) {
        return (Integer) indicator(code).get("denominator");
    }

    private void assertFigure(String code, int numerator, int denominator, String value) {
        Map<String, Object> indicator = indicator(code);
        assertThat(indicator).containsEntry("numerator", numerator).containsEntry("denominator", denominator);
        assertThat(String.valueOf(indicator.get("value"))).isEqualTo(value);
    }

    private Map<String, Object> indicator(String code) {
        JsonPath quarter = city.people()
                .as("auditor")
                .get(city.reporting() + "/v1/indicators?from=2021-04-01&to=2021-07-01")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return quarter.getMap("indicators.find { it.code == '" + code + "' }");
    }
}
