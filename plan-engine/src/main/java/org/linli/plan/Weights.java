package org.linli.plan;

import java.util.stream.LongStream;

/**
 * What the soft terms count, as data. What is left out always counts more than anything soft.
 *
 * @param version which set of weights this is; stands with every plan made by it
 * @param lateness a tick
 * @param largestLateness a tick
 * @param travel a tick
 * @param continuity a percent
 * @param preference a part
 * @param fairLoad a tick
 * @param waiting a tick
 * @param overtime a tick
 * @param otherCarer a published part done by somebody else
 * @param otherTime a tick a published visit is moved beyond the tolerance
 * @param tolerance ticks a published visit may move without disturbing anybody
 */
public record Weights(
        String version,
        int lateness,
        int largestLateness,
        int travel,
        int continuity,
        int preference,
        int fairLoad,
        int waiting,
        int overtime,
        int otherCarer,
        int otherTime,
        int tolerance) {

    private static final int MOST = 1_000_000;

    /** For seconds: what a city starts with. */
    public static final Weights DEFAULT = new Weights("default-1", 3, 3, 2, 6, 600, 1, 1, 4, 1_800, 2, 600);

    /** @throws IllegalArgumentException unless every weight is 0 to 1,000,000 */
    public Weights {
        if (LongStream.of(
                        lateness,
                        largestLateness,
                        travel,
                        continuity,
                        preference,
                        fairLoad,
                        waiting,
                        overtime,
                        otherCarer,
                        otherTime,
                        tolerance)
                .anyMatch(weight -> weight < 0 || weight > MOST)) {
            throw new IllegalArgumentException("weights are 0 to " + MOST);
        }
    }

    /** The classic objective of the literature on routing with coupled visits: travel, lateness and largest lateness alike. */
    public static Weights travelAndLateness() {
        return new Weights("travel-and-lateness", 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0);
    }
}
