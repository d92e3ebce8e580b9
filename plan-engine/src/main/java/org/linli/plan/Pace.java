package org.linli.plan;

/**
 * How fast somebody gets on.
 *
 * @param metresPerSecond on the road
 * @param streetFactor metres of road for a metre as the crow flies, at least 1
 * @param secondsEach added to each way that is not 0: lock, stairs, lift
 */
public record Pace(double metresPerSecond, double streetFactor, int secondsEach) {

    public Pace {
        if (!(metresPerSecond > 0) || !(streetFactor >= 1) || secondsEach < 0) {
            throw new IllegalArgumentException("no pace");
        }
    }
}
