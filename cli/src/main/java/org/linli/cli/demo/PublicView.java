package org.linli.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Reports;

/** A report as its reporter sees it, with number and secret only. */
final class PublicView {

    /** The view follows over topics; a step that it does not show is not waited for longer. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(8);

    /** Tracking is limited in rate for everybody, so it is not asked too often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final Reports reports;
    private final Reports.Receipt receipt;
    private final Set<JsonNode> shown = new HashSet<>();

    PublicView(Reports reports, Reports.Receipt receipt) {
        this.reports = reports;
        this.receipt = receipt;
    }

    /** What is new since the last look, once there is something; then how it stands. */
    List<String> next() {
        long end = System.nanoTime() + FOLLOWS_WITHIN.toNanos();
        JsonNode now = reports.track(receipt);
        while (news(now).isEmpty() && System.nanoTime() < end) {
            Pause.of(BETWEEN_LOOKS);
            now = reports.track(receipt);
        }
        List<String> lines = new ArrayList<>();
        lines.add("【" + both(now.path("state")) + "】");
        for (JsonNode entry : news(now)) {
            lines.add("· " + words(entry));
            shown.add(entry);
        }
        return lines;
    }

    /** Waits until the reporter is told a certain state. @throws org.linli.cli.api.Refusal when it takes too long */
    void await(String stateCode, Duration limit) {
        Pause.until("public state " + stateCode + " of " + receipt.number(), limit, () -> {
            Pause.of(BETWEEN_LOOKS);
            JsonNode now = reports.track(receipt);
            return now.path("stateCode").asText().equals(stateCode) ? now : null;
        });
    }

    private List<JsonNode> news(JsonNode view) {
        List<JsonNode> news = new ArrayList<>();
        for (JsonNode entry : view.path("entries")) {
            if (!shown.contains(entry)) {
                news.add(entry);
            }
        }
        return news;
    }

    private static String words(JsonNode entry) {
        String unit = entry.path("unit").path("zh").asText("");
        String said = entry.path("text").asText("");
        return both(entry.path("words")) + (unit.isEmpty() ? "" : " — " + unit) + (said.isEmpty() ? "" : ":" + said);
    }

    private static String both(JsonNode words) {
        return words.path("zh").asText() + " · " + words.path("en").asText();
    }
}
