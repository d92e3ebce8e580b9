package org.linli.care.carer;

import java.util.List;

/**
 * A span of work on one weekday with its breaks, by the wall clock of the city.
 *
 * @param weekday ISO 8601: 1 is Monday
 * @param starts minutes after midnight
 * @param ends minutes after midnight, up to 1,440
 */
public record Shift(int weekday, int starts, int ends, List<Break> breaks) {

    /** A span within a shift in which nobody is visited. */
    public record Break(int starts, int ends) {}
}
