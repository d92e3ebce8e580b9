package org.linli.volunteer.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Checks what is told of a person. */
@ApplicationScoped
class ReadingProfile {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_HOUSEHOLD = 100;
    private static final int LONGEST_CODE = 100;
    private static final int MOST_LANGUAGES = 10;
    private static final int EARLIEST_BIRTH = 1900;
    private static final int MINUTES_OF_A_WEEK = 7 * 24 * 60;
    private static final int USUAL_CAP = 600;

    private final Database database;
    private final Clock clock;
    private final CityTime.Settings city;

    ReadingProfile(Database database, Clock clock, CityTime.Settings city) {
        this.database = database;
        this.clock = clock;
        this.city = city;
    }

    /** Where the person lives: what a desk's posting is held against. @throws Problem invalid-input */
    @Transactional
    String areaPath(PersonBody body) {
        return pathOf(Asked.words("area", body.area(), LONGEST_CODE));
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Told read(PersonBody body) {
        AllAsked all = new AllAsked();
        String told = body.phone();
        boolean withoutPhone = told != null && told.isBlank();
        String name = all.ask(() -> Asked.words("name", body.name(), LONGEST_NAME));
        Phone phone = told == null || withoutPhone ? null : all.ask(() -> Phone.read("phone", told));
        String path = all.ask(() -> areaPath(body));
        String workUnit = all.ask(() -> workUnit(body.workUnit()));
        String household = all.ask(() -> Asked.note("household", body.household(), LONGEST_HOUSEHOLD));
        Integer birthYear = all.ask(() -> birthYear(body.birthYear()));
        List<String> languages = all.ask(() ->
                Asked.codes("languages", body.languages() == null ? List.of() : body.languages(), MOST_LANGUAGES));
        Integer weeklyCap = all.ask(() -> weeklyCap(body.weeklyCapMinutes()));
        Home home = all.ask(() -> Home.read(body.home()));
        all.refuse();
        return new Told(
                Asked.given("name", name),
                phone,
                withoutPhone,
                Asked.given("area", body.area()).strip(),
                Asked.given("area", path),
                workUnit,
                household,
                birthYear,
                Asked.given("languages", languages),
                Asked.given("weeklyCapMinutes", weeklyCap),
                home);
    }

    private String pathOf(String area) {
        return database.first(
                        "SELECT path FROM area WHERE code = ? AND NOT retired AND level IN ('community', 'grid')",
                        row -> row.getString("path"),
                        area)
                .orElseThrow(() ->
                        Problem.invalid("area", "known-community-or-grid", "没有此社区或网格", "no such community or grid"));
    }

    private @Nullable String workUnit(@Nullable String told) {
        String code = Asked.note("workUnit", told, LONGEST_CODE);
        if (code != null
                && database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                        .isEmpty()) {
            throw Problem.invalid("workUnit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }

    private @Nullable Integer birthYear(@Nullable Integer year) {
        if (year != null && (year < EARLIEST_BIRTH || year > thisYear())) {
            throw Problem.invalid("birthYear", "range", "须为 1900 年至今年", "must be 1900 to this year");
        }
        return year;
    }

    private int thisYear() {
        return LocalDate.ofInstant(clock.instant(), city.zone()).getYear();
    }

    private static int weeklyCap(@Nullable Integer minutes) {
        if (minutes == null) {
            return USUAL_CAP;
        }
        if (minutes < 0 || minutes > MINUTES_OF_A_WEEK) {
            throw Problem.invalid("weeklyCapMinutes", "range", "须为 0 至 10080", "must be 0 to 10080");
        }
        return minutes;
    }
}
