package org.linli.care.carer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.Areas;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;

/** Checks what is told of a carer. */
@ApplicationScoped
class ReadingCarer {

    private static final Set<String> MODES = Set.of("walk", "bicycle", "e-bike", "car");
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_SUBJECT = 100;
    private static final int MOST_SKILLS = 50;
    private static final int WEEK = 7 * 24 * 60;
    private static final int USUAL_CAP = 40 * 60;

    /** A carer as they are told, checked. */
    record Told(
            String name,
            String unit,
            String area,
            List<String> skills,
            String mode,
            @Nullable Double longitude,
            @Nullable Double latitude,
            List<Shift> shifts,
            int weeklyCap) {}

    private final Areas areas;
    private final Database database;

    ReadingCarer(Areas areas, Database database) {
        this.areas = areas;
        this.database = database;
    }

    /** Where the carer serves: what a desk's posting is held against. @throws Problem invalid-input */
    @Transactional
    String areaPath(CarerBody body) {
        return areas.pathOf(Asked.code("area", body.area()), "area");
    }

    static String subject(CarerBody body) {
        return Asked.words("subject", body.subject(), LONGEST_SUBJECT);
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    Told read(CarerBody body) {
        AllAsked all = new AllAsked();
        String name = all.ask(() -> Asked.words("name", body.name(), LONGEST_NAME));
        String unit = all.ask(() -> unit(body.unit()));
        String area = all.ask(() -> Asked.code("area", body.area()));
        List<String> skills =
                all.ask(() -> Asked.codes("skills", body.skills() == null ? List.of() : body.skills(), MOST_SKILLS));
        String mode = all.ask(() -> mode(body.mode()));
        Double longitude = all.ask(() -> degrees("start.longitude", body.start(), 180));
        Double latitude = all.ask(() -> degrees("start.latitude", body.start(), 90));
        List<Shift> shifts = all.ask(() -> ReadingShifts.read(body.shifts()));
        Integer cap = all.ask(() -> cap(body.weeklyCapMinutes()));
        all.refuse();
        return new Told(
                Asked.given("name", name),
                Asked.given("unit", unit),
                Asked.given("area", area),
                Asked.given("skills", skills),
                Asked.given("mode", mode),
                longitude,
                latitude,
                Asked.given("shifts", shifts),
                Asked.given("weeklyCapMinutes", cap));
    }

    private String unit(@Nullable String told) {
        String code = Asked.code("unit", told);
        if (database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                .isEmpty()) {
            throw Problem.invalid("unit", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }

    private static String mode(@Nullable String told) {
        String mode = Asked.given("mode", told);
        if (!MODES.contains(mode)) {
            throw Problem.invalid(
                    "mode", "one-of", "须为 walk、bicycle、e-bike 或 car", "must be walk, bicycle, e-bike or car");
        }
        return mode;
    }

    private static @Nullable Double degrees(String field, CarerBody.@Nullable PlaceBody place, int most) {
        if (place == null) {
            return null;
        }
        double degrees = Asked.given(field, most == 180 ? place.longitude() : place.latitude());
        if (!(Math.abs(degrees) <= most)) {
            throw Problem.invalid(field, "range", "超出范围", "is out of range");
        }
        return degrees;
    }

    private static int cap(@Nullable Integer told) {
        if (told == null) {
            return USUAL_CAP;
        }
        if (told < 0 || told > WEEK) {
            throw Problem.invalid("weeklyCapMinutes", "range", "须为 0 至 10080", "must be 0 to 10,080");
        }
        return told;
    }
}
