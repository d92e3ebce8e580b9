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

/** A case's way through the city as reporting tells it. */
final class Timeline {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("submitted", "上报 · submitted"),
            Map.entry("verified", "核实 · verified"),
            Map.entry("accepted", "受理 · accepted"),
            Map.entry("proposed", "待立案 · proposed"),
            Map.entry("filed", "立案 · filed"),
            Map.entry("dispatched", "派遣 · dispatched"),
            Map.entry("handling", "处置中 · handling"),
            Map.entry("reported-back", "反馈 · reported back"),
            Map.entry("checked", "核查 · checked"),
            Map.entry("closed", "结案 · closed"));

    private Timeline() {}

    static boolean isClosed(JsonNode timeline) {
        return timeline.path("state").asText().equals("closed");
    }

    /** Step, local time and how long after the step before; then the legs that indicators are made of. */
    static List<String> rows(JsonNode timeline, ZoneId zone) {
        List<String> rows = new ArrayList<>();
        Instant before = null;
        for (JsonNode step : timeline.path("steps")) {
            Instant at = Instant.parse(step.path("at").asText());
            String name = step.path("step").asText();
            String after =
                    before == null ? "" : "+" + Duration.between(before, at).toMillis() + " ms";
            rows.add("  " + Columns.padded(NAMES.getOrDefault(name, name), 28)
                    + Columns.padded(TIME.format(at.atZone(zone)), 28) + after);
            before = at;
        }
        for (JsonNode leg : timeline.path("legs")) {
            rows.add("  " + leg.path("from").asText() + " → " + leg.path("to").asText() + "  "
                    + leg.path("seconds").asLong() + " s");
        }
        return rows;
    }
}
