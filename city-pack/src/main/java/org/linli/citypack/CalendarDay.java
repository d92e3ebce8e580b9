package org.linli.citypack;

import java.time.LocalDate;

/**
 * A day that differs from the ordinary week (calendar/YYYY.csv).
 *
 * @param kind {@code holiday} or {@code workday}
 */
public record CalendarDay(LocalDate date, String kind, String nameZh, String nameEn) {}
