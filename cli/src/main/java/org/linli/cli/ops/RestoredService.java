package org.linli.cli.ops;

import java.util.Set;
import org.linli.cli.api.Refusal;

/** A service by the name of its database, and what is its own on Kafka. */
record RestoredService(String name) {

    private static final Set<String> NAMES = Set.of("intake", "dispatch", "reporting", "volunteer", "care");

    /** @throws Refusal when there is no service of the name */
    static RestoredService of(String name) {
        if (!NAMES.contains(name)) {
            throw Refusal.because(
                    "没有此服务 · no such service: " + name + " (intake, dispatch, reporting, volunteer, care)");
        }
        return new RestoredService(name);
    }

    /** How the names of its consumer groups begin. */
    String groups() {
        return "linli-" + name + "-";
    }

    /** What its events name as their source. */
    String source() {
        return "/linli/" + name;
    }
}
