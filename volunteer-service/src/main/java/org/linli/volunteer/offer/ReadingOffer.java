package org.linli.volunteer.offer;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.matching.Recurrence;
import org.linli.volunteer.registry.Areas;

/** Turns what a caller proposed into what the rules work on, or names the field and the rule it breaks. */
@ApplicationScoped
class ReadingOffer {

    private static final int MOST_USES = 10_000;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final int YEARS_AROUND = 5;
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
    private static final Pattern RULE = Pattern.compile("[A-Z0-9=;,+-]+");

    private final Areas areas;
    private final Database database;
    private final Clock clock;
    private final CityTime.Settings city;

    ReadingOffer(Areas areas, Database database, Clock clock, CityTime.Settings city) {
        this.areas = areas;
        this.database = database;
        this.clock = clock;
        this.city = city;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), city.zone());
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    Offered read(OfferBody body) {
        AllAsked all = new AllAsked();
        LocalDate today = today();
        String list = all.ask(() -> list(body.list()));
        String kind = all.ask(() -> Asked.code("kind", body.kind()));
        String title = all.ask(() -> Asked.words("title", body.title(), 100));
        String details = all.ask(() -> Asked.note("details", body.details(), 2000));
        String path = all.ask(() -> areas.pathOf(Asked.words("area", body.area(), 40), "area"));
        String unit = all.ask(() -> unit(body.unit()));
        Integer capacity = all.ask(() -> range("capacity", body.capacity() == null ? 1 : body.capacity(), MOST_USES));
        LocalDate first = all.ask(() -> day("firstDay", body.firstDay() == null ? today : body.firstDay(), today));
        LocalDate last = all.ask(() -> last(first, day("lastDay", Asked.given("lastDay", body.lastDay()), today)));
        String rule = all.ask(() -> rule(Asked.note("rrule", body.rrule(), 200)));
        LocalTime starts = all.ask(() -> starts(body.starts()));
        Integer minutes = all.ask(() -> minutes(body));
        all.refuse();
        return new Offered(
                Asked.given("list", list),
                Asked.given("kind", kind),
                Asked.given("title", title),
                details,
                Asked.given("area", body.area()).strip(),
                Asked.given("area", path),
                unit,
                Asked.given("capacity", capacity),
                Asked.given("firstDay", first),
                Asked.given("lastDay", last),
                rule,
                starts,
                minutes);
    }

    private static LocalDate last(@Nullable LocalDate first, LocalDate last) {
        if (first != null && last.isBefore(first)) {
            throw Problem.invalid("lastDay", "after-first-day", "不得早于 firstDay", "must not be before firstDay");
        }
        return last;
    }

    private static @Nullable Integer minutes(OfferBody body) {
        boolean withoutStart = body.starts() == null || body.starts().isBlank();
        if (withoutStart != (body.minutes() == null)) {
            throw Problem.invalid(
                    withoutStart ? "starts" : "minutes",
                    "both-or-neither",
                    "starts 与 minutes 须同时给出",
                    "starts and minutes are given together");
        }
        return body.minutes() == null ? null : range("minutes", body.minutes(), MINUTES_OF_A_DAY);
    }

    private @Nullable String unit(@Nullable String told) {
        String code = Asked.note("unit", told, 100);
        if (code != null
                && database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                        .isEmpty()) {
            throw Problem.invalid("unit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }

    private static String list(@Nullable String list) {
        String given = Asked.given("list", list);
        if (!given.equals("resource") && !given.equals("service")) {
            throw Problem.invalid("list", "one-of", "须为 resource 或 service", "must be resource or service");
        }
        return given;
    }

    private static LocalDate day(String field, LocalDate day, LocalDate today) {
        if (day.isBefore(today.minusYears(YEARS_AROUND)) || day.isAfter(today.plusYears(YEARS_AROUND))) {
            throw Problem.invalid(field, "five-years", "须在前后五年之内", "must be within five years from today");
        }
        return day;
    }

    private static @Nullable LocalTime starts(@Nullable String told) {
        String time = Asked.note("starts", told, 5);
        if (time != null && !TIME.matcher(time).matches()) {
            throw Problem.invalid("starts", "time", "须为 HH:mm", "must be HH:mm");
        }
        return time == null ? null : LocalTime.parse(time);
    }

    private static @Nullable String rule(@Nullable String told) {
        if (told == null) {
            return null;
        }
        try {
            if (!RULE.matcher(told).matches()) {
                throw new IllegalArgumentException("characters that are in no rule of days");
            }
            Recurrence.of(told);
            return told;
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(
                    "rrule",
                    "rrule",
                    "须为 RFC 5545 重复规则,按日或更长周期,如 FREQ=WEEKLY;BYDAY=TU",
                    "must be a recurrence rule of RFC 5545 by days or longer, such as FREQ=WEEKLY;BYDAY=TU");
        }
    }

    private static int range(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw Problem.invalid(field, "range", "须为 1 至 " + most, "must be 1 to " + most);
        }
        return value;
    }
}
