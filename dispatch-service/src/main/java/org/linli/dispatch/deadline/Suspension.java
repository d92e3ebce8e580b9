package org.linli.dispatch.deadline;

import java.time.Instant;

/**
 * A time that does not count.
 *
 * @param from included
 * @param to when it went on; later than {@code from}
 */
public record Suspension(Instant from, Instant to) {
    public Suspension {
        if (!to.isAfter(from)) {
            throw new IllegalArgumentException("a suspension ends after it began");
        }
    }
}
