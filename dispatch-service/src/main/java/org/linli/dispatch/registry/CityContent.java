package org.linli.dispatch.registry;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Clocks;
import org.linli.citypack.Condition;
import org.linli.citypack.Reason;
import org.linli.citypack.Responsibility;
import org.linli.citypack.Rule;
import org.linli.citypack.Unit;
import org.linli.citypack.WorkingHours;

/**
 * Everything in the tables at one moment, each list in the order of its file.
 *
 * @param calendars of the years that are known; retired ones are not
 * @param settings null before the first pack
 */
record CityContent(
        List<Area> areas,
        List<Street> streets,
        List<Category> categories,
        List<Kept<Unit>> units,
        List<Kept<Condition>> conditions,
        List<Kept<Responsibility>> responsibilities,
        List<Kept<Rule>> rules,
        List<Kept<Reason>> reasons,
        Map<Integer, List<CalendarDay>> calendars,
        @Nullable Settings settings) {

    /** What a pack gives once. */
    record Settings(ZoneId zone, int streetReachM, WorkingHours hours, Clocks clocks) {}
}
