package org.linli.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import org.linli.cli.api.Login;
import org.linli.cli.api.Service;

/** Publishes the weekly bulletins that are not there yet. One that is frozen stays as it is: a correction needs a reason. */
final class Bulletins {

    private static final String LIST = "/v1/bulletins?limit=200";

    private final Service reporting;
    private final Login admin;
    private final PrintStream out;

    Bulletins(Service reporting, Login admin, PrintStream out) {
        this.reporting = reporting;
        this.admin = admin;
        this.out = out;
    }

    /** @param weeks past ones */
    void publish(SortedSet<String> weeks) {
        Set<String> there = published();
        int published = 0;
        for (String week : weeks) {
            if (!there.contains(week)) {
                reporting.post("/v1/bulletins", Map.of("week", week), admin);
                published++;
            }
        }
        out.println("周报 · bulletins: 本次发布 " + published + " · published " + published + ", 此前已有 "
                + (weeks.size() - published) + " · there before " + (weeks.size() - published));
    }

    private Set<String> published() {
        Set<String> weeks = new HashSet<>();
        for (String page = LIST; page != null; ) {
            JsonNode found = reporting.get(page, null).body();
            found.path("items").forEach(item -> weeks.add(item.path("week").asText()));
            page = found.path("next").isTextual()
                    ? LIST + "&cursor=" + found.path("next").asText()
                    : null;
        }
        return weeks;
    }
}
