package org.linli.care.risk;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How much somebody is at risk; a later one is more. */
public enum RiskLevel {
    LOW,
    MEDIUM,
    HIGH;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RiskLevel> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
    }
}
