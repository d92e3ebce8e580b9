package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.linli.cli.api.Columns;

/** What became of a need and of a claim on it, in the order in which it happened. */
final class ServiceTimeline {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS");

    private record Step(String name, Instant at) {}

    private ServiceTimeline() {}

    /** Step, local time and how long after the step before. */
    static List<String> rows(JsonNode need, JsonNode claim, ZoneId zone) {
        List<Step> steps = new ArrayList<>();
        add(steps, "提出 · proposed", need.path("createdAt"));
        add(steps, "开放 · opened", need.path("openedAt"));
        add(steps, "认领 · claimed", claim.path("claimedAt"));
        add(steps, "确认 · confirmed", claim.path("confirmedAt"));
        add(steps, "签到 · checked in", claim.path("checkedInAt"));
        add(steps, "签退 · checked out", claim.path("checkedOutAt"));
        add(steps, "完成 · done", need.path("doneAt"));
        add(steps, "见证 · attested", claim.path("attestedAt"));
        add(steps, "入账,结束 · booked, closed", need.path("endedAt"));
        steps.sort(Comparator.comparing(Step::at)); // stable: what happened at once stays as it is told above
        List<String> rows = new ArrayList<>();
        Instant before = steps.isEmpty() ? Instant.EPOCH : steps.getFirst().at();
        for (Step step : steps) {
            rows.add("  " + Columns.padded(step.name(), 28)
                    + Columns.padded(TIME.format(step.at().atZone(zone)), 28)
                    + (rows.isEmpty()
                            ? ""
                            : "+" + Duration.between(before, step.at()).toMillis() + " ms"));
            before = step.at();
        }
        return rows;
    }

    private static void add(List<Step> steps, String name, JsonNode at) {
        if (at.isTextual()) {
            steps.add(new Step(name, Instant.parse(at.asText())));
        }
    }
}
