package org.linli.care.carer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Checks what is told of when a carer works. */
final class ReadingShifts {

    private static final int MOST_SHIFTS = 28;
    private static final int MOST_BREAKS = 4;

    private ReadingShifts() {}

    /** In the order of the week. @throws Problem invalid-input for spans that overlap, or a break outside its shift */
    static List<Shift> read(@Nullable List<CarerBody.@Nullable ShiftBody> told) {
        List<CarerBody.@Nullable ShiftBody> given = told == null ? List.of() : told;
        Asked.atMost("shifts", given, MOST_SHIFTS);
        List<Shift> shifts = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            String field = "shifts[" + i + "]";
            shifts.add(shift(field, Asked.given(field, given.get(i))));
        }
        shifts.sort(Comparator.comparingInt(Shift::weekday).thenComparingInt(Shift::starts));
        for (int i = 1; i < shifts.size(); i++) {
            Shift before = shifts.get(i - 1);
            if (before.weekday() == shifts.get(i).weekday() && shifts.get(i).starts() < before.ends()) {
                throw Problem.invalid("shifts", "apart", "同一天的班次不能重叠", "shifts of a day must not overlap");
            }
        }
        return shifts;
    }

    private static Shift shift(String field, CarerBody.ShiftBody told) {
        int weekday = Asked.given(field + ".weekday", told.weekday());
        if (weekday < 1 || weekday > 7) {
            throw Problem.invalid(field + ".weekday", "range", "须为 1(周一)至 7(周日)", "must be 1 (Monday) to 7 (Sunday)");
        }
        int starts = WallClock.minute(field + ".from", told.from());
        int ends = later(field, starts, WallClock.minute(field + ".to", told.to()));
        List<Shift.Break> breaks = new ArrayList<>();
        List<CarerBody.@Nullable BreakBody> given = told.breaks() == null ? List.of() : told.breaks();
        Asked.atMost(field + ".breaks", given, MOST_BREAKS);
        for (int i = 0; i < given.size(); i++) {
            String at = field + ".breaks[" + i + "]";
            breaks.add(pause(at, Asked.given(at, given.get(i)), starts, ends));
        }
        breaks.sort(Comparator.comparingInt(Shift.Break::starts));
        for (int i = 1; i < breaks.size(); i++) {
            if (breaks.get(i).starts() < breaks.get(i - 1).ends()) {
                throw Problem.invalid(field + ".breaks", "apart", "休息时间不能重叠", "breaks must not overlap");
            }
        }
        return new Shift(weekday, starts, ends, List.copyOf(breaks));
    }

    private static Shift.Break pause(String field, CarerBody.BreakBody told, int shiftStarts, int shiftEnds) {
        int starts = WallClock.minute(field + ".from", told.from());
        int ends = later(field, starts, WallClock.minute(field + ".to", told.to()));
        if (starts < shiftStarts || ends > shiftEnds) {
            throw Problem.invalid(field, "within-its-shift", "休息须在班次之内", "must lie within its shift");
        }
        return new Shift.Break(starts, ends);
    }

    private static int later(String field, int starts, int ends) {
        if (ends <= starts) {
            throw Problem.invalid(field + ".to", "after-from", "须晚于开始时间", "must be later than from");
        }
        return ends;
    }
}
