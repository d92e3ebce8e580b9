package org.linli.reporting.indicator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Durations in whole seconds: exact arithmetic, and how people read them. */
final class Durations {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    /**
     * What the database found for a set of durations.
     *
     * @param lowerMiddle the middle one, or the lower of the two
     * @param upperMiddle the middle one, or the upper of the two
     * @param ninetieth of nearest rank
     */
    record Found(
            long measured,
            @Nullable Long sum,
            @Nullable Long least,
            @Nullable Long lowerMiddle,
            @Nullable Long upperMiddle,
            @Nullable Long ninetieth,
            long excluded) {}

    private Durations() {}

    static Figure figure(Kind kind, Found found) {
        if (found.measured() == 0
                || found.sum() == null
                || found.least() == null
                || found.lowerMiddle() == null
                || found.upperMiddle() == null
                || found.ninetieth() == null) {
            return new Figure(null, null, 0L, found.excluded());
        }
        BigDecimal value = switch (kind) {
            case MEDIAN -> quotient(Math.addExact(found.lowerMiddle(), found.upperMiddle()), 2);
            case P90 -> BigDecimal.valueOf(found.ninetieth());
            case MEAN -> quotient(found.sum(), found.measured());
            case FASTEST -> BigDecimal.valueOf(found.least());
            case RATIO, COUNT -> throw new IllegalArgumentException(kind + " is no duration");
        };
        return new Figure(value, kind == Kind.MEAN ? found.sum() : null, found.measured(), found.excluded());
    }

    private static BigDecimal quotient(long sum, long number) {
        return BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(number), 0, RoundingMode.HALF_UP);
    }

    /** To the minute, half up; below a minute in seconds; from two days on in days and hours. */
    static Words text(long seconds) {
        if (seconds < MINUTE) {
            return new Words(seconds + " 秒", seconds + " s");
        }
        long minutes = (seconds + MINUTE / 2) / MINUTE;
        long hours = minutes / 60;
        if (seconds >= 2 * DAY) {
            return two(hours / 24, " 天", " d", hours % 24, " 小时", " h");
        }
        return two(hours, " 小时", " h", minutes % 60, " 分", " min");
    }

    private static Words two(long large, String largeZh, String largeEn, long small, String smallZh, String smallEn) {
        if (large == 0) {
            return new Words(small + smallZh, small + smallEn);
        }
        if (small == 0) {
            return new Words(large + largeZh, large + largeEn);
        }
        return new Words(large + largeZh + " " + small + smallZh, large + largeEn + " " + small + smallEn);
    }
}
