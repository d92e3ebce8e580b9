package org.linli.care.visit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the two carers of a visit come.
 *
 * @param together both at once; else one after the other
 * @param least minutes between the two beginnings, of those who come one after the other
 * @param most not less than least
 */
public record Coupling(
        boolean together, @Nullable Integer least, @Nullable Integer most) {

    public static final Coupling TOGETHER = new Coupling(true, null, null);

    public static Coupling inOrder(int least, int most) {
        return new Coupling(false, least, most);
    }

    public String wire() {
        return together ? "together" : "in-order";
    }

    static Optional<Coupling> read(@Nullable String stored, @Nullable Integer least, @Nullable Integer most) {
        return Optional.ofNullable(stored).map(wire -> new Coupling(wire.equals("together"), least, most));
    }
}
