package org.linli.volunteer.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * A time in a city, worked out once for all the people it is compared with. Where the clocks do not change around it, and
 * they seldom do, times of the day are a sum.
 */
final class Window {

    private static final int SECONDS_A_DAY = 86_400;
    /** Nothing that is compared with it begins or ends farther from it. */
    private static final int DAYS_AROUND = 3;

    private final long from;
    private final long to;
    private final LocalDate firstDay;
    private final LocalDate lastDay;
    private final ZoneId zone;
    private final @Nullable ZoneOffset offset;

    /** @throws IllegalArgumentException unless it ends after it begins */
    Window(Instant from, Instant to, ZoneId zone) {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a window must end after it begins");
        }
        this.from = from.getEpochSecond();
        // A part of a second at the end counts as a whole one.
        this.to = to.plusNanos(999_999_999).getEpochSecond();
        this.firstDay = from.atZone(zone).toLocalDate();
        this.lastDay = to.atZone(zone).toLocalDate();
        this.zone = zone;
        this.offset = steadyOffset(zone.getRules(), firstDay, lastDay);
    }

    /** In seconds of the epoch. */
    long from() {
        return from;
    }

    /** In seconds of the epoch. */
    long to() {
        return to;
    }

    LocalDate firstDay() {
        return firstDay;
    }

    /** The day of its end, even when it ends as that day begins. */
    LocalDate lastDay() {
        return lastDay;
    }

    /** When the clock shows that many seconds after midnight of a day: the first of two such moments. */
    long begin(LocalDate day, int secondsOfDay) {
        return offset == null
                ? clock(day, secondsOfDay).toEpochSecond()
                : day.toEpochDay() * SECONDS_A_DAY + secondsOfDay - offset.getTotalSeconds();
    }

    /** The same, the last of two such moments. @param secondsOfDay may be of the day after */
    long end(LocalDate day, int secondsOfDay) {
        return offset == null
                ? clock(day, secondsOfDay).withLaterOffsetAtOverlap().toEpochSecond()
                : begin(day, secondsOfDay);
    }

    private ZonedDateTime clock(LocalDate day, int secondsOfDay) {
        return LocalDateTime.of(
                        day.plusDays(secondsOfDay / SECONDS_A_DAY),
                        LocalTime.ofSecondOfDay(secondsOfDay % SECONDS_A_DAY))
                .atZone(zone);
    }

    private static @Nullable ZoneOffset steadyOffset(ZoneRules rules, LocalDate first, LocalDate last) {
        Instant before = first.minusDays(DAYS_AROUND).atStartOfDay().toInstant(ZoneOffset.UTC);
        ZoneOffsetTransition next = rules.nextTransition(before);
        boolean steady = next == null
                || next.getInstant()
                        .isAfter(last.plusDays(DAYS_AROUND).atStartOfDay().toInstant(ZoneOffset.UTC));
        return steady ? rules.getOffset(before) : null;
    }
}
