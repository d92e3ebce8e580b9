package org.linli.plan;

import java.util.List;

/**
 * One working time of a carer.
 *
 * @param begins leaves the start place not before this
 * @param ends back at the end place after this is overtime, soft
 * @param latestEnd back at the end place by this, hard
 * @param startPlace index in the travel times
 * @param endPlace index in the travel times
 * @param breaks in order, each beginning when the one before is over, at the earliest
 */
public record Shift(int begins, int ends, int latestEnd, int startPlace, int endPlace, List<Break> breaks) {

    public Shift {
        breaks = List.copyOf(breaks);
        if (begins < 0 || ends < begins || latestEnd < ends || latestEnd > Window.NO_LIMIT) {
            throw new IllegalArgumentException("no shift: " + begins + ", " + ends + ", " + latestEnd);
        }
        if (startPlace < 0 || endPlace < 0) {
            throw new IllegalArgumentException("a shift between places below 0");
        }
        int over = begins;
        for (Break each : breaks) {
            if (each.earliest() < over || each.latest() + each.duration() > latestEnd) {
                throw new IllegalArgumentException("a break outside its shift or before the one before is over");
            }
            over = each.latest() + each.duration();
        }
    }

    /** Without overtime. */
    public static Shift of(int begins, int ends, int place, Break... breaks) {
        return new Shift(begins, ends, ends, place, place, List.of(breaks));
    }
}
