package org.linli.volunteer.offer;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * What is offered, checked when it entered.
 *
 * @param list resource or service
 * @param areaPath codes from the city down, joined by dots
 * @param unit that offers; null: the desk of the area does
 * @param capacity 1–10,000
 * @param lastDay included
 * @param rrule days, counted from the first; null: every day
 * @param starts time of the day; null with minutes: the whole day
 */
record Offered(
        String list,
        String kind,
        String title,
        @Nullable String details,
        String area,
        String areaPath,
        @Nullable String unit,
        int capacity,
        LocalDate firstDay,
        LocalDate lastDay,
        @Nullable String rrule,
        @Nullable LocalTime starts,
        @Nullable Integer minutes) {}
