package org.linli.cli.replay;

import java.io.PrintStream;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.linli.cli.api.Login;
import org.linli.cli.api.Service;

/** Publishes the weekly bulletins that are not there yet. One that is frozen stays as it is: a correction needs a reason. */
final class Bulletins {

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
        return reporting.all("/v1/bulletins?limit=200", null).stream()
                .map(bulletin -> bulletin.path("week").asText())
                .collect(Collectors.toSet());
    }
}
