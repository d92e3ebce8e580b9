package org.linli.care.assessment;

import java.util.Optional;
import java.util.stream.Stream;

/** The national standards by which the abilities of old people were and are assessed. */
public enum Standard {
    /**
     * GB/T 42195-2022: 26 items, 90 points, five levels: 0 intact, 1 mild, 2 moderate, 3 severe, 4 complete loss of ability.
     */
    GB_T_42195_2022("gb-t-42195-2022", 4),
    /** MZ/T 039-2013, replaced by the other: four levels, 0 intact, 1 mild, 2 moderate, 3 severe loss of ability. */
    MZ_T_039_2013("mz-t-039-2013", 3);

    private final String wire;
    private final int worst;

    Standard(String wire, int worst) {
        this.wire = wire;
        this.worst = worst;
    }

    public String wire() {
        return wire;
    }

    /** The level of the greatest loss. */
    public int worst() {
        return worst;
    }

    /** How much ability is lost, 0 to 4, so that levels of both standards can be compared: the older one has no "complete". */
    public int severity(int level) {
        return this == MZ_T_039_2013 && level == worst ? 4 : level;
    }

    static Optional<Standard> of(String wire) {
        return Stream.of(values()).filter(each -> each.wire.equals(wire)).findFirst();
    }
}
