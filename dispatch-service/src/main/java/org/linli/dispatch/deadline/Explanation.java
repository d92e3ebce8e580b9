package org.linli.dispatch.deadline;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Span;
import org.linli.dispatch.registry.Wording;

/** Says how a due time came about, as a clerk would with the calendar in hand. */
final class Explanation {

    private static final int MOST_NOTES = 8;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final WorkingCalendar calendar;

    Explanation(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param start where counting began; later than {@code from} when that lay outside working hours */
    Wording of(Instant from, Span span, List<Suspension> suspended, Instant due, Instant start) {
        List<Wording> notes = new ArrayList<>();
        if (WorkingTime.isWorking(span.unit())) {
            if (start.isAfter(from)) {
                notes.add(note("自" + zh(start) + "上班时起算", "counted from " + en(start) + ", the next working time"));
            }
            notes.addAll(marks(
                    calendar.local(from).toLocalDate(), calendar.local(due).toLocalDate()));
            notes.addAll(unknownYears(from, due));
        }
        for (Suspension suspension : suspended) {
            notes.add(note(
                    zh(suspension.from()) + "至" + zh(suspension.to()) + "缓办，不计",
                    "suspended from " + en(suspension.from()) + " to " + en(suspension.to()) + ", not counted"));
        }
        if (notes.size() > MOST_NOTES) {
            int more = notes.size() - MOST_NOTES;
            notes = new ArrayList<>(notes.subList(0, MOST_NOTES));
            notes.add(note("另有" + more + "项", "and " + more + " more"));
        }
        notes.add(note(zh(due) + "到期", "due " + en(due)));
        return new Wording(
                "自" + zh(from) + "起" + amountZh(span) + "：" + String.join("；", texts(notes, true)),
                amountEn(span) + " from " + en(from) + ": " + String.join("; ", texts(notes, false)));
    }

    private List<Wording> marks(LocalDate first, LocalDate last) {
        List<Wording> notes = new ArrayList<>();
        LocalDate day = first;
        while (!day.isAfter(last)) {
            Optional<CalendarDay> mark = calendar.mark(day);
            LocalDate end = day;
            if (mark.isPresent() && WorkingCalendar.isHoliday(mark.get())) {
                end = endOfHoliday(day, last);
                notes.add(holiday(day, end, mark.get()));
            } else if (mark.isPresent()) {
                notes.add(note(
                        SHORT.format(day) + weekdayZh(day) + "为调休上班日",
                        weekdayEn(day) + " " + SHORT.format(day) + " is a shifted workday"));
            }
            day = end.plusDays(1);
        }
        return notes;
    }

    private LocalDate endOfHoliday(LocalDate day, LocalDate last) {
        LocalDate end = day;
        while (end.isBefore(last)
                && calendar.mark(end.plusDays(1))
                        .filter(WorkingCalendar::isHoliday)
                        .isPresent()) {
            end = end.plusDays(1);
        }
        return end;
    }

    private static Wording holiday(LocalDate first, LocalDate last, CalendarDay named) {
        boolean one = first.equals(last);
        String range = SHORT.format(first) + (one ? "" : "–" + SHORT.format(last));
        return note(
                range + named.nameZh() + "放假，不计",
                (one ? "holiday " : "holidays ") + range + " (" + named.nameEn() + ") skipped");
    }

    private List<Wording> unknownYears(Instant from, Instant due) {
        List<Wording> notes = new ArrayList<>();
        int last = calendar.local(due).getYear();
        for (int year = calendar.local(from).getYear(); year <= last; year++) {
            if (!calendar.knows(year)) {
                notes.add(note(
                        year + "年节假日安排未公布，暂按普通周计算",
                        "the holidays of " + year + " are not published: ordinary weeks, provisional"));
            }
        }
        return notes;
    }

    private String zh(Instant moment) {
        ZonedDateTime local = calendar.local(moment);
        return DATE.format(local) + weekdayZh(local.toLocalDate()) + TIME.format(local);
    }

    private String en(Instant moment) {
        ZonedDateTime local = calendar.local(moment);
        return weekdayEn(local.toLocalDate()) + " " + DATE.format(local) + " " + TIME.format(local);
    }

    private static String amountZh(Span span) {
        return span.amount()
                + switch (span.unit()) {
                    case "urgent-hours" -> "个紧急工作时";
                    case "working-hours" -> "个工作时";
                    case "working-days" -> "个工作日";
                    default -> "日";
                };
    }

    private static String amountEn(Span span) {
        String unit = span.unit().replace('-', ' ');
        return span.amount() + " " + (span.amount() == 1 ? unit.substring(0, unit.length() - 1) : unit);
    }

    private static String weekdayZh(LocalDate day) {
        return "（周" + "一二三四五六日".charAt(day.getDayOfWeek().ordinal()) + "）";
    }

    private static String weekdayEn(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }

    private static Wording note(String zh, String en) {
        return new Wording(zh, en);
    }

    private static List<String> texts(List<Wording> notes, boolean zh) {
        return notes.stream().map(n -> zh || n.en() == null ? n.zh() : n.en()).toList();
    }
}
