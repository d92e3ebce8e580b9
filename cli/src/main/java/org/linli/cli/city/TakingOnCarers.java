package org.linli.cli.city;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.cli.api.Care;
import org.linli.cli.api.Login;
import org.linli.cli.city.CareList.Row;

/** Takes carers on who are none yet. */
final class TakingOnCarers {

    private final Care care;
    private final Login officer;
    private final PrintStream out;

    TakingOnCarers(Care care, Login officer, PrintStream out) {
        this.care = care;
        this.officer = officer;
        this.out = out;
    }

    void takeOn(List<Row> carers) {
        AtomicInteger taken = new AtomicInteger();
        AtOnce.each(carers, row -> {
            Map<String, Object> carer = carer(row);
            if (StillComing.awaited("unit of a carer in care", () -> care.takeOn(carer, officer))) {
                taken.incrementAndGet();
            }
        });
        out.printf("  %7d  护理员 carers (新增 new %d)%n", carers.size(), taken.get());
    }

    private static Map<String, Object> carer(Row row) {
        Map<String, Object> carer = new LinkedHashMap<>();
        for (String same : List.of("subject", "name", "unit", "area", "mode")) {
            carer.put(same, row.text(same));
        }
        carer.put("skills", row.parts("skills", ";"));
        carer.put(
                "start",
                Map.of(
                        "longitude",
                        row.read("longitude", Double::valueOf),
                        "latitude",
                        row.read("latitude", Double::valueOf)));
        carer.put("shifts", row.read("shifts", TakingOnCarers::week));
        carer.put("weeklyCapMinutes", row.number("weekly_cap_minutes"));
        return carer;
    }

    private static List<Map<String, Object>> week(String text) {
        List<Map<String, Object>> week = new ArrayList<>();
        for (String span : text.isEmpty() ? new String[0] : text.split("\\|")) {
            week.addAll(shifts(span));
        }
        return week;
    }

    /** {@code 1-5 08:00-17:00 12:00-13:00}: Monday to Friday, with a break. */
    private static List<Map<String, Object>> shifts(String span) {
        String[] parts = span.split(" ");
        List<Map<String, Object>> shifts = new ArrayList<>();
        int first = Character.digit(parts[0].charAt(0), 10);
        int last = Character.digit(parts[0].charAt(parts[0].length() - 1), 10);
        for (int weekday = first; weekday <= last; weekday++) {
            Map<String, Object> shift = new LinkedHashMap<>(times(parts[1]));
            shift.put("weekday", weekday);
            shift.put("breaks", parts.length > 2 ? List.of(times(parts[2])) : List.of());
            shifts.add(shift);
        }
        return shifts;
    }

    private static Map<String, Object> times(String span) {
        String[] ends = span.split("-");
        return Map.of("from", ends[0], "to", ends[1]);
    }
}
