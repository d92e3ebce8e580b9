package org.linli.citypack;

/**
 * A length of time.
 *
 * @param amount 1–999
 * @param unit {@code urgent-hours}, {@code working-hours}, {@code working-days} or {@code calendar-days}
 */
public record Span(int amount, String unit) {}
