package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Reports;

/** A report as its reporter sees it, with number and secret only. */
final class PublicView {

    /** The view follows over topics; a step that it does not show is not waited for longer. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(6);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Reports reports;
    private final Reports.Receipt receipt;
    private JsonNode last = MissingNode.getInstance();

    PublicView(Reports reports, Reports.Receipt receipt) {
        this.reports = reports;
        this.receipt = receipt;
    }

    /** How it stands now, once it has changed since the last look. */
    String next() {
        long end = System.nanoTime() + FOLLOWS_WITHIN.toNanos();
        JsonNode now = reports.track(receipt);
        while (now.equals(last) && System.nanoTime() < end) {
            Pause.of(BETWEEN_LOOKS);
            now = reports.track(receipt);
        }
        String line = now.equals(last) ? "(同前 · as before)" : lines(now, last);
        last = now;
        return line;
    }

    private static String lines(JsonNode now, JsonNode before) {
        StringBuilder lines = new StringBuilder(now.path("status").asText());
        JsonNode entries = now.path("timeline");
        for (int i = before.path("timeline").size(); i < entries.size(); i++) {
            lines.append('\n').append(entries.get(i).path("text").asText());
        }
        return lines.toString();
    }
}
