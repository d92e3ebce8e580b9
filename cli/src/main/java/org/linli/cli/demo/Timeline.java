package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.linli.cli.api.Columns;

/** A case's way through the city as reporting tells it. */
final class Timeline {

    private Timeline() {}

    static boolean isClosed(JsonNode timeline) {
        for (JsonNode step : timeline.path("steps")) {
            if (step.path("step").asText().equals("closed")) {
                return true;
            }
        }
        return false;
    }

    static List<String> rows(JsonNode timeline) {
        List<String> rows = new ArrayList<>();
        for (JsonNode step : timeline.path("steps")) {
            rows.add("  " + Columns.padded(step.path("at").asText(), 26)
                    + Columns.padded(step.path("step").asText(), 24)
                    + step.path("unit").asText(""));
        }
        return rows;
    }
}
