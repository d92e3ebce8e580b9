package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;
import org.linli.volunteer.matching.Recurrence;
import org.linli.volunteer.person.ActingOnProfile.Opened;
import org.linli.volunteer.person.AvailabilityBody.Rule;

/** When people are free: rules of days with a time, and days on which they are not after all. */
@ApplicationScoped
class Availability {

    private static final int MOST_RULES = 50;
    private static final int MOST_EXCEPTIONS = 366;
    private static final int MINUTES_OF_A_DAY = 24 * 60;
    private static final Pattern RULE = Pattern.compile("[A-Z0-9=;,+-]+");
    private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");

    private final ActingOnProfile acting;
    private final Profiles profiles;
    private final Database database;
    private final Clock clock;
    private final CityTime.Settings city;

    Availability(ActingOnProfile acting, Profiles profiles, Database database, Clock clock, CityTime.Settings city) {
        this.acting = acting;
        this.profiles = profiles;
        this.database = database;
        this.clock = clock;
        this.city = city;
    }

    @Transactional
    AvailabilityBody of(UUID person) {
        return new AvailabilityBody(
                database.list(
                        "SELECT rrule, starts, minutes FROM availability WHERE person = ? ORDER BY place",
                        row -> new Rule(
                                row.getString("rrule"),
                                row.getObject("starts", LocalTime.class).toString(),
                                row.getInt("minutes")),
                        person),
                database.list(
                        "SELECT day FROM availability_exception WHERE person = ? ORDER BY day",
                        row -> row.getObject("day", LocalDate.class),
                        person));
    }

    /** All of it anew. @throws Problem not-found, not-allowed, stale, invalid-input */
    @Transactional
    void replace(UUID person, long seen, AvailabilityBody told, Actor actor) {
        Opened opened = acting.open(person, seen, actor);
        List<Rule> rules = rules(told.rules());
        List<LocalDate> exceptions = exceptions(told.exceptions());
        keep(person, rules);
        database.update("DELETE FROM availability_exception WHERE person = ?", person);
        database.update(
                "INSERT INTO availability_exception (person, day) SELECT DISTINCT ?, d::date FROM unnest(?) d",
                person,
                exceptions.stream().map(LocalDate::toString).toList());
        profiles.changed(person);
        acting.record(opened, "change-availability", actor);
    }

    /** @param rules as {@link #rules} checked them; they count from today */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(UUID person, List<Rule> rules) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), city.zone());
        database.update("DELETE FROM availability WHERE person = ?", person);
        for (int place = 0; place < rules.size(); place++) {
            Rule rule = rules.get(place);
            database.update(
                    "INSERT INTO availability (person, place, rrule, told_on, starts, minutes) VALUES (?, ?, ?, ?, ?, ?)",
                    person,
                    place,
                    rule.rrule(),
                    today,
                    LocalTime.parse(Asked.given("start", rule.start())),
                    rule.minutes());
        }
    }

    /** @throws Problem invalid-input naming rule and field */
    static List<Rule> rules(@Nullable List<@Nullable Rule> told) {
        List<Rule> rules = new ArrayList<>();
        for (Rule rule : Asked.given("rules", told)) {
            rules.add(checked("rules[" + rules.size() + "]", rule));
            Asked.atMost("rules", rules, MOST_RULES);
        }
        return rules;
    }

    private static Rule checked(String field, @Nullable Rule told) {
        Rule rule = Asked.given(field, told);
        String start = Asked.given(field + ".start", rule.start());
        if (!TIME.matcher(start).matches()) {
            throw Problem.invalid(field + ".start", "time", "须为 HH:mm", "must be HH:mm");
        }
        int minutes = Asked.given(field + ".minutes", rule.minutes());
        if (minutes < 1 || minutes > MINUTES_OF_A_DAY) {
            throw Problem.invalid(field + ".minutes", "range", "须为 1 至 1440", "must be 1 to 1440");
        }
        String rrule = Asked.words(field + ".rrule", rule.rrule(), 200);
        return new Rule(recurrence(field + ".rrule", rrule), start, minutes);
    }

    private static String recurrence(String field, String rrule) {
        try {
            if (!RULE.matcher(rrule).matches()) {
                throw new IllegalArgumentException("characters that are in no rule of days");
            }
            Recurrence.of(rrule);
            return rrule;
        } catch (IllegalArgumentException wrong) {
            throw Problem.invalid(
                    field,
                    "rrule",
                    "须为 RFC 5545 重复规则,按日或更长周期,不含 BYHOUR 等,如 FREQ=WEEKLY;BYDAY=TU",
                    "must be a recurrence rule of RFC 5545 by days or longer, without BYHOUR or finer, such as"
                            + " FREQ=WEEKLY;BYDAY=TU");
        }
    }

    private static List<LocalDate> exceptions(@Nullable List<@Nullable LocalDate> told) {
        List<LocalDate> days = new ArrayList<>();
        for (LocalDate day : told == null ? List.<@Nullable LocalDate>of() : told) {
            days.add(Asked.given("exceptions[" + days.size() + "]", day));
            Asked.atMost("exceptions", days, MOST_EXCEPTIONS);
        }
        return days;
    }
}
