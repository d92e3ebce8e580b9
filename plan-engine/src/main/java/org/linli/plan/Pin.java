package org.linli.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody fixed by hand, hard.
 *
 * @param carers carer by number of the part, 0 or 1; parts not named are free
 * @param start of the first part; null when the time is free
 */
public record Pin(Map<Integer, String> carers, @Nullable Integer start) {

    public Pin {
        carers = Map.copyOf(carers);
    }

    public static Pin toCarer(String carer) {
        return new Pin(Map.of(0, carer), null);
    }

    public static Pin toTime(int start) {
        return new Pin(Map.of(), start);
    }

    public static Pin to(String carer, int start) {
        return new Pin(Map.of(0, carer), start);
    }
}
