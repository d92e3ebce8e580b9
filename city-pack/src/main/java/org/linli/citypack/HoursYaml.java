package org.linli.citypack;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** Reads calendar/hours.yaml; rules 62 and 63. */
final class HoursYaml {

    static final String PATH = "calendar/hours.yaml";

    private final Reading reading;

    HoursYaml(Reading reading) {
        this.reading = reading;
    }

    WorkingHours read() {
        return new YamlFile(PATH, reading)
                .read()
                .map(HoursYaml::hours)
                .orElseGet(() -> new WorkingHours(Map.of(), List.of()));
    }

    private static WorkingHours hours(YamlMap map) {
        map.only("week", "shifted_workday");
        Map<DayOfWeek, List<TimeSpan>> days = new EnumMap<>(DayOfWeek.class);
        map.map("week").ifPresent(week -> {
            week.only("mon", "tue", "wed", "thu", "fri", "sat", "sun");
            for (DayOfWeek day : DayOfWeek.values()) {
                String key = day.name().substring(0, 3).toLowerCase(Locale.ROOT);
                if (week.given(key)) {
                    days.put(day, spans(week, key));
                } else {
                    wrong(week, week.at(), key, "缺少 " + key, key + " is missing");
                }
            }
            if (days.values().stream().allMatch(List::isEmpty)) {
                week.fault(week.at(), "hours.never", "", "一周没有工作时间", "the week has no working hours");
            }
        });
        return new WorkingHours(days, spans(map, "shifted_workday"));
    }

    private static List<TimeSpan> spans(YamlMap map, String key) {
        List<TimeSpan> spans = new ArrayList<>();
        int end = 0;
        for (YamlMap entry : map.maps(key)) {
            entry.only("from", "to");
            OptionalInt from = entry.time("from");
            OptionalInt to = entry.time("to");
            if (from.isEmpty() || to.isEmpty()) {
                continue;
            }
            TimeSpan span = new TimeSpan(from.getAsInt(), to.getAsInt());
            if (span.from() >= span.to()) {
                wrong(map, entry.at(), key, "时段为空或跨越午夜", "a span is empty or passes midnight");
            } else if (span.from() < end) {
                wrong(map, entry.at(), key, "时段次序有误或重叠", "spans are out of order or overlap");
            }
            end = Math.max(end, span.to());
            spans.add(span);
        }
        return spans;
    }

    private static void wrong(YamlMap map, Place at, String value, String zh, String en) {
        map.fault(at, "hours.spans", value, zh, en);
    }
}
