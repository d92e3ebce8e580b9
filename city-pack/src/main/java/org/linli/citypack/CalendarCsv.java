package org.linli.citypack;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calendar/YYYY.csv, one file a published year; rules 60 and 61. */
final class CalendarCsv {

    static final Pattern PATH = Pattern.compile("calendar/([0-9]{4})\\.csv");

    private static final List<String> COLUMNS = List.of("date", "kind", "name_zh", "name_en");
    private static final Set<String> KINDS = Set.of("holiday", "workday");

    private final Reading reading;
    private final WorkingHours hours;

    CalendarCsv(Reading reading, WorkingHours hours) {
        this.reading = reading;
        this.hours = hours;
    }

    SortedMap<Integer, List<CalendarDay>> read() {
        SortedMap<Integer, List<CalendarDay>> years = new TreeMap<>();
        for (String path : reading.files().keySet()) {
            Matcher year = PATH.matcher(path);
            if (year.matches()) {
                years.put(Integer.valueOf(year.group(1)), year(path, Integer.parseInt(year.group(1))));
            }
        }
        return years;
    }

    private List<CalendarDay> year(String path, int year) {
        Table<CalendarDay> days = new CsvFile(path, COLUMNS, reading).read(CalendarCsv::day, CalendarCsv::key);
        for (Listed<CalendarDay> row : days.rows()) {
            LocalDate date = row.value().date();
            if (date.equals(CsvRow.NO_DATE)) {
                continue;
            }
            if (date.getYear() != year) {
                reading.faults()
                        .add(
                                row.at(),
                                "calendar.year",
                                date.toString(),
                                "日期不在 " + year + " 年",
                                "the date is not in " + year);
            }
            if (row.value().kind().equals("workday")
                    && !hours.week()
                            .getOrDefault(date.getDayOfWeek(), List.of())
                            .isEmpty()) {
                reading.faults()
                        .add(
                                row.at(),
                                "calendar.workday",
                                date.toString(),
                                "该日本来就是工作日",
                                "the week works on that day anyway");
            }
        }
        return days.list();
    }

    private static CalendarDay day(CsvRow row) {
        LocalDate date = row.date("date");
        String zh = row.name("name_zh");
        return new CalendarDay(date, row.oneOf("kind", KINDS), zh, row.english("name_en", 100, zh));
    }

    private static String key(CalendarDay day) {
        return day.date().equals(CsvRow.NO_DATE) ? "" : day.date().toString();
    }
}
