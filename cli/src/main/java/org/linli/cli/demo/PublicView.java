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

    /** The view follows over topics. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(60);

    /** Tracking is limited in rate for everybody, so it is not asked too often. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final Reports reports;
    private final Reports.Receipt receipt;
    private final Set<JsonNode> shown = new HashSet<>();

    PublicView(Reports reports, Reports.Receipt receipt) {
        this.reports = reports;
        this.receipt = receipt;
    }

    /**
     * What is new since the last look, below how it stands; looked at once all of this has come to the reporter.
     *
     * @param codes of timeline entries that the step before leads to
     * @throws org.linli.cli.api.Refusal when it takes too long
     */
    List<String> once(String... codes) {
        String what = String.join(", ", codes) + " in the public timeline of " + receipt.number();
        JsonNode now = Pause.until(what, FOLLOWS_WITHIN, () -> {
            JsonNode view = reports.track(receipt);
            if (told(view).containsAll(Set.of(codes))) {
                return view;
            }
            Pause.of(BETWEEN_LOOKS);
            return null;
        });
        List<String> lines = new ArrayList<>();
        lines.add("【" + both(now.path("state")) + "】");
        for (JsonNode entry : news(now)) {
            lines.add("· " + words(entry));
            shown.add(entry);
        }
        return lines;
    }

    private static Set<String> told(JsonNode view) {
        Set<String> codes = new HashSet<>();
        view.path("entries").forEach(entry -> codes.add(entry.path("code").asText()));
        return codes;
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
