package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.linli.cli.api.Columns;
import org.linli.cli.api.Login;

/** Prints the play: steps, what each brought, and what the resident sees; within 100 columns. */
final class Stage {

    private static final int WIDTH = 98;
    private static final int INDENT = 5;
    private static final int LABEL = 23;

    private final PrintStream out;
    private final ZoneId zone;
    private int steps;

    /** @param zone in which the time of a step is shown */
    Stage(PrintStream out, ZoneId zone) {
        this.out = out;
        this.zone = zone;
    }

    void title(String title) {
        out.println();
        out.println(title);
        out.println("─".repeat(WIDTH));
    }

    /** Somebody's turn. */
    void step(String what, Login who) {
        steps++;
        String time = LocalTime.now(zone).truncatedTo(ChronoUnit.SECONDS).toString();
        String person = who.username() + " (" + who.client() + ")";
        out.println();
        out.println("%2d   ".formatted(steps) + Columns.padded(what, 50) + "  " + Columns.padded(time, 10) + person);
    }

    /** One thing that a step brought. */
    void fact(String label, String value) {
        Iterator<String> lines = Columns.wrapped(value, WIDTH - INDENT - LABEL).iterator();
        out.println(" ".repeat(INDENT) + Columns.padded(label, LABEL) + lines.next());
        lines.forEachRemaining(line -> out.println(" ".repeat(INDENT + LABEL) + line));
    }

    /** What the reporter reads. */
    void resident(List<String> view) {
        String label = "居民看到 resident sees";
        for (String entry : view) {
            for (String line : Columns.wrapped(entry, WIDTH - INDENT - LABEL - 3)) {
                out.println(" ".repeat(INDENT) + Columns.padded(label, LABEL) + " │ " + line);
                label = "";
            }
        }
    }

    /** A record of a topic, field by field; of what has fields itself, only what a person would read. */
    void record(String origin, JsonNode record) {
        out.println(" ".repeat(INDENT) + origin);
        for (Map.Entry<String, JsonNode> field : record.properties()) {
            String value = readable(field.getValue());
            if (!value.isEmpty()) {
                fact("  " + field.getKey(), value);
            }
        }
    }

    private static String readable(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            StringBuilder all = new StringBuilder();
            value.forEach(item -> all.append(all.isEmpty() ? "" : "\n").append(readable(item)));
            return all.toString();
        }
        if (value.isObject()) {
            return object(value);
        }
        return value.asText();
    }

    private static String object(JsonNode value) {
        if (value.has("zh")) {
            return value.path("zh").asText();
        }
        StringBuilder all = new StringBuilder();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            String text = readable(field.getValue());
            if (!text.isEmpty()) {
                all.append(all.isEmpty() ? "" : "  ")
                        .append(field.getKey())
                        .append(' ')
                        .append(text);
            }
        }
        return all.toString();
    }

    void say(String line) {
        out.println(line);
    }
}
