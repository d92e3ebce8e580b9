package org.linli.citypack;

/**
 * A span of a day in minutes since midnight, 0–1440 (1440 = 24:00, which no {@code LocalTime} can say).
 *
 * @param from first minute, included
 * @param to end, not included
 */
public record TimeSpan(int from, int to) {}
