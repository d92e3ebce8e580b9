package org.linli.cli.city;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.linli.cli.api.Pause;
import org.linli.cli.api.Refusal;

/** Areas and units come to a service on topics, some time after the pack was applied. */
final class StillComing {

    private static final Set<String> RULES = Set.of("known-area", "known-grid", "known-unit");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private StillComing() {}

    /** Tries again as long as it is refused only for what the service has not heard of yet. */
    static <T> T awaited(String what, Supplier<T> attempt) {
        long end = System.nanoTime() + LIMIT.toNanos();
        return Pause.until(what, LIMIT.multipliedBy(2), () -> {
            try {
                return attempt.get();
            } catch (Refusal refusal) {
                if (isOnlyThat(refusal) && System.nanoTime() < end) {
                    return null;
                }
                throw refusal;
            }
        });
    }

    private static boolean isOnlyThat(Refusal refusal) {
        List<String> rules = new ArrayList<>();
        for (JsonNode each : refusal.problem().path("faults")) {
            rules.add(each.path("rule").asText());
        }
        for (JsonNode each : refusal.problem().path("errors")) {
            rules.add(each.path("rule").asText());
        }
        return !rules.isEmpty() && RULES.containsAll(rules);
    }
}
