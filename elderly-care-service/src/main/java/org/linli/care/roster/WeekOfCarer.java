package org.linli.care.roster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.plan.Break;
import org.linli.plan.Shift;

/** How much of the week's cap carers have used, from Monday to Sunday, by what is published to them or was done by them. */
@ApplicationScoped
class WeekOfCarer {

    /**
     * What stands of a carer.
     *
     * @param minutes of service on the other days of the week
     * @param busyUntil when the last service of the day itself ends; null: none
     */
    record Used(int minutes, @Nullable Instant busyUntil) {}

    private static final int MINUTE = 60;

    private final Database database;
    private final ReadingDay.Midnight midnight;

    WeekOfCarer(Database database, ReadingDay.Midnight midnight) {
        this.database = database;
        this.midnight = midnight;
    }

    /** By carer; who is not named in the answer has used nothing. */
    @Transactional
    Map<UUID, Used> of(List<UUID> carers, LocalDate day) {
        Instant monday = midnight.of(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
        Instant next = midnight.of(day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)));
        Map<UUID, Used> used = new HashMap<>();
        database.list(
                """
                SELECT p.carer_id, coalesce(sum(v.minutes) FILTER (WHERE v.day <> ?), 0) AS minutes,
                       max(p.planned_at + make_interval(mins => v.minutes)) FILTER (WHERE v.day = ?) AS busy
                  FROM visit v JOIN visit_part p ON p.visit_id = v.id
                 WHERE p.carer_id = ANY (?::uuid[]) AND p.planned_at >= ? AND p.planned_at < ?
                   AND v.state IN ('published', 'on-the-way', 'arrived', 'done', 'verified', 'no-answer', 'refused')
                 GROUP BY p.carer_id""",
                row -> used.put(
                        row.getObject("carer_id", UUID.class),
                        new Used(row.getInt("minutes"), Database.instant(row, "busy"))),
                day,
                day,
                carers,
                monday,
                next);
        return used;
    }

    /**
     * Shifts that end when the cap is reached. Ways and waiting are part of a shift, so that the minutes of service are never more
     * than what is left.
     *
     * @param shifts in their order
     * @param cap minutes a week
     */
    static List<Shift> capped(List<Shift> shifts, int cap, @Nullable Used used, ToIntFunction<Instant> tick) {
        int left = MINUTE * Math.max(0, cap - (used == null ? 0 : used.minutes()));
        int busy = used == null || used.busyUntil() == null ? 0 : tick.applyAsInt(used.busyUntil());
        List<Shift> capped = new ArrayList<>();
        for (Shift shift : shifts) {
            int ends = Math.min(shift.ends(), Math.max(shift.begins() + left, busy));
            if (ends - shift.begins() >= MINUTE) {
                capped.add(until(shift, ends));
                left = Math.max(0, left - (ends - shift.begins()));
            }
        }
        return capped;
    }

    private static Shift until(Shift shift, int ends) {
        List<Break> breaks = shift.breaks().stream()
                .filter(each -> each.latest() + each.duration() <= ends)
                .toList();
        return new Shift(shift.begins(), ends, ends, shift.startPlace(), shift.endPlace(), breaks);
    }
}
