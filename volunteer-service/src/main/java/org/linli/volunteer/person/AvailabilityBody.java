package org.linli.volunteer.person;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When somebody is free.
 *
 * @param rules at most 50
 * @param exceptions days of the city's zone on which no rule counts, at most 366
 */
@Schema(name = "Availability")
public record AvailabilityBody(
        @Nullable List<@Nullable Rule> rules, @Nullable List<@Nullable LocalDate> exceptions) {

    /**
     * A time that comes again.
     *
     * @param rrule by days or longer (RFC 5545, at most 200 characters, such as {@code FREQ=WEEKLY;BYDAY=TU,TH}), counted from the day it
     *     was told
     * @param start {@code HH:mm}, in the city's zone
     * @param minutes 1–1,440
     */
    @Schema(name = "AvailabilityRule")
    public record Rule(
            @Nullable String rrule,
            @Nullable String start,
            @Nullable Integer minutes) {}
}
