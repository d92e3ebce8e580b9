package org.linli.care.careplan;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is agreed with a person.
 *
 * @param kind code of the city's list
 * @param recurrence RFC 5545 rule of days, such as {@code FREQ=WEEKLY;INTERVAL=2;BYDAY=TU}
 * @param firstDay from which on the rule counts; comes only when the rule gives it
 * @param lastDay included; left out: until further notice
 * @param minutes of service, 5–480; left out: the kind's
 * @param window in which the service lies, on its day
 * @param preferredWindow inside the window, and long enough; the service comes then if possible; left out: any time suits
 * @param skills whoever comes has all of them; left out: the kind's
 * @param carers 1 or 2; left out: 1
 * @param coupling how two carers come; required of two
 * @param preferredCarer who should come if possible
 * @param holidayPolicy {@code keep}, {@code skip}, {@code next-workday} or {@code previous-workday}; left out: keep
 * @param minimumGapDays least days between two that come, 0–366; left out: 0
 * @param packageId contract it is paid from
 */
@Schema(name = "CareItemTold")
public record ItemBody(
        @Nullable String kind,
        @Nullable String recurrence,
        @Nullable LocalDate firstDay,
        @Nullable LocalDate lastDay,
        @Nullable Integer minutes,
        @Nullable WindowBody window,
        @Nullable WindowBody preferredWindow,
        @Nullable List<@Nullable String> skills,
        @Nullable Integer carers,
        @Nullable CouplingBody coupling,
        @Nullable UUID preferredCarer,
        @Nullable String holidayPolicy,
        @Nullable Integer minimumGapDays,
        @Nullable UUID packageId) {

    /** @param from {@code HH:mm} in the city's zone @param to later; {@code 24:00} is the end of the day */
    @Schema(name = "CareWindow")
    public record WindowBody(
            @Nullable String from, @Nullable String to) {}

    /** @param mode {@code together} or {@code in-order}, then with minutes between the two beginnings, 0–480 */
    @Schema(name = "CareCoupling")
    public record CouplingBody(
            @Nullable String mode,
            @Nullable Integer leastMinutes,
            @Nullable Integer mostMinutes) {}
}
