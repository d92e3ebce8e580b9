package org.linli.citypack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads clocks.yaml; rules 64 and 65. */
final class ClocksYaml {

    private static final List<String> CLOCKS = List.of(
            "verification", "filing", "dispatching", "taking", "returning", "arbitration", "checking", "closing");

    private final Reading reading;

    ClocksYaml(Reading reading) {
        this.reading = reading;
    }

    Clocks read() {
        return new YamlFile("clocks.yaml", reading)
                .read()
                .map(ClocksYaml::clocks)
                .orElseGet(() -> new Clocks(Map.of(), Map.of()));
    }

    private static Clocks clocks(YamlMap map) {
        map.only("clocks", "overrides");
        Map<String, Span> base = new LinkedHashMap<>();
        map.map("clocks").ifPresent(clocks -> {
            clocks.only(CLOCKS.toArray(String[]::new));
            for (String clock : CLOCKS) {
                if (clocks.given(clock)) {
                    span(clocks, clock).ifPresent(span -> base.put(clock, span));
                } else {
                    clocks.fault(
                            clocks.at(),
                            "clocks.incomplete",
                            clock,
                            "缺少时限 " + clock,
                            "the clock is not given: " + clock);
                }
            }
        });
        Map<String, Map<String, Span>> overrides = new LinkedHashMap<>();
        if (map.given("overrides")) {
            map.maps("overrides").forEach(override -> override(override, overrides));
        }
        return new Clocks(base, overrides);
    }

    private static void override(YamlMap map, Map<String, Map<String, Span>> overrides) {
        map.only("urgency", "clocks");
        String urgency = map.oneOf("urgency", Values.URGENCIES);
        Map<String, Span> spans = new LinkedHashMap<>();
        map.map("clocks").ifPresent(clocks -> {
            for (String clock : clocks.keys()) {
                if (CLOCKS.contains(clock)) {
                    span(clocks, clock).ifPresent(span -> spans.put(clock, span));
                } else {
                    clocks.fault(
                            clocks.at(clock), "clocks.override", clock, "没有时限 " + clock, "there is no clock " + clock);
                }
            }
        });
        if (!urgency.isEmpty() && overrides.putIfAbsent(urgency, spans) != null) {
            map.fault(map.at("urgency"), "clocks.override", urgency, "urgency 重复", "the urgency is there twice");
        }
    }

    private static Optional<Span> span(YamlMap clocks, String clock) {
        return clocks.map(clock).map(map -> map.only("amount", "unit").span());
    }
}
