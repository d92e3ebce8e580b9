package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.linli.cli.api.Columns;

/** A door that stayed shut: when each step began, and when its clock would have begun it. */
final class AlarmTimeline {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private static final Map<String, String> NAMES = Map.of(
            "second-knock", "再次敲门 · second knock",
            "call", "致电本人 · own phone",
            "contact", "致电联系人 · contact",
            "grid-worker", "网格员 · grid worker",
            "urgent-case", "紧急案件 · urgent case");

    private AlarmTimeline() {}

    /** Step, local time, and how long before its clock. */
    static List<String> rows(JsonNode alarm, ZoneId zone) {
        List<String> rows = new ArrayList<>();
        rows.add(
                row("无人应门 · nobody opened", Instant.parse(alarm.path("raisedAt").asText()), zone, ""));
        for (JsonNode step : alarm.path("steps")) {
            if (step.path("begunAt").isTextual()) {
                Instant begun = Instant.parse(step.path("begunAt").asText());
                Duration early =
                        Duration.between(begun, Instant.parse(step.path("dueAt").asText()));
                String name = NAMES.getOrDefault(
                        step.path("kind").asText(), step.path("kind").asText());
                rows.add(row(name, begun, zone, early.isPositive() ? "提前 early " + early.toSeconds() + " s" : ""));
            }
        }
        if (alarm.path("endedAt").isTextual()) {
            rows.add(row(
                    "结束 · ended",
                    Instant.parse(alarm.path("endedAt").asText()),
                    zone,
                    alarm.path("outcome").asText()));
        }
        return rows;
    }

    private static String row(String name, Instant at, ZoneId zone, String more) {
        return "  " + Columns.padded(name, 28) + Columns.padded(TIME.format(at.atZone(zone)), 28) + more;
    }
}
