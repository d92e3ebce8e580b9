package org.linli.care.quota;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How fast a line is used, and where that leads.
 *
 * @param share consumed of contracted in per cent, one decimal, rounded half up
 * @param daysRun days of the contract that have begun, the present one included
 * @param daysLeft days after today
 * @param perDay visits a day so far, one decimal, rounded half up; null before the first day
 * @param reachedOn the day on which the line is used up at this pace; null at pace 0; today when it is used up
 * @param expectedAtEnd visits consumed when the contract ends, at this pace, whether or not they are contracted; null before the
 *     first day
 */
@Schema(name = "Pace")
public record Pace(
        BigDecimal share,
        int daysRun,
        int daysLeft,
        @Nullable BigDecimal perDay,
        @Nullable LocalDate reachedOn,
        @Nullable Long expectedAtEnd) {

    private static final int DAYS_PER_ANSWER = 3_660_000;

    static Pace of(int contracted, int consumed, LocalDate first, LocalDate last, LocalDate today) {
        LocalDate until = today.isAfter(last) ? last : today;
        int run = (int) Math.max(0, ChronoUnit.DAYS.between(first, until) + 1);
        int left = (int) Math.max(0, ChronoUnit.DAYS.between(today.isBefore(first) ? first.minusDays(1) : today, last));
        BigDecimal share = tenths(consumed * 100L, contracted);
        if (run == 0) {
            return new Pace(share, run, left, null, null, null);
        }
        return new Pace(
                share,
                run,
                left,
                tenths(consumed, run),
                reachedOn(contracted - consumed, consumed, run, today),
                consumed + rounded((long) consumed * left, run));
    }

    private static @Nullable LocalDate reachedOn(int open, int consumed, int run, LocalDate today) {
        if (consumed == 0) {
            return null;
        }
        long days = Math.ceilDiv((long) open * run, (long) consumed);
        // Beyond ten thousand years a day says nothing.
        return days > DAYS_PER_ANSWER ? null : today.plusDays(days);
    }

    private static BigDecimal tenths(long part, int whole) {
        return BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), 1, RoundingMode.HALF_UP);
    }

    private static long rounded(long part, int whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
