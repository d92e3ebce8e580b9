package org.linli.citypack;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;

/**
 * Working hours (calendar/hours.yaml); spans of a day are in order, do not overlap and do not pass midnight.
 *
 * @param week all seven days; an empty list = not worked
 * @param shiftedWorkday hours of a weekend day that is worked
 */
public record WorkingHours(Map<DayOfWeek, List<TimeSpan>> week, List<TimeSpan> shiftedWorkday) {}
