package org.linli.care.elder;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.care.registry.Areas;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Checks what is told of somebody. */
@ApplicationScoped
public class ReadingElder {

    /** Somebody as they are told, checked. */
    public record Told(
            String name,
            LocalDate birthDate,
            String sex,
            String area,
            String areaPath,
            String address,
            @Nullable Double longitude,
            @Nullable Double latitude,
            @Nullable IdNumber idNumber,
            @Nullable Phone phone,
            Living living,
            @Nullable UUID household,
            boolean disabled,
            @Nullable String provider,
            @Nullable LocalDate dischargedOn,
            List<String> dialects,
            @Nullable String atTheDoor,
            @Nullable List<Insurance> insurances) {}

    private static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);
    private static final int LONGEST_NAME = 50;
    private static final int LONGEST_ADDRESS = 200;
    private static final int LONGEST_WORDS = 500;
    private static final int MOST_DIALECTS = 10;

    private final Areas areas;
    private final Database database;
    private final Clock clock;
    private final CityTime.Settings city;

    ReadingElder(Areas areas, Database database, Clock clock, CityTime.Settings city) {
        this.areas = areas;
        this.database = database;
        this.clock = clock;
        this.city = city;
    }

    /** Where they live: what a posting is held against. @throws Problem invalid-input */
    @Transactional
    public String areaPath(ElderBody body) {
        return areas.pathOfGrid(Asked.code("area", body.area()), "area");
    }

    /** @throws Problem invalid-input naming every field that breaks a rule, and quoting none */
    @Transactional
    public Told read(ElderBody body) {
        AllAsked all = new AllAsked();
        String name = all.ask(() -> Asked.words("name", body.name(), LONGEST_NAME));
        IdNumber idNumber = all.ask(() -> body.idNumber() == null ? null : IdNumber.read("idNumber", body.idNumber()));
        LocalDate born = all.ask(() -> born(body.birthDate(), idNumber));
        String sex = all.ask(() -> sex(body.sex(), idNumber));
        String path = all.ask(() -> areaPath(body));
        String address = all.ask(() -> Asked.words("address", body.address(), LONGEST_ADDRESS));
        Double longitude = all.ask(() -> degrees("place.longitude", body.place(), true));
        Double latitude = all.ask(() -> degrees("place.latitude", body.place(), false));
        Phone phone = all.ask(() -> body.phone() == null ? null : Phone.read("phone", body.phone()));
        Living living = all.ask(() -> living(body.living()));
        String provider = all.ask(() -> unit(body.provider()));
        LocalDate discharged = all.ask(() -> notAhead("dischargedOn", body.dischargedOn()));
        List<String> dialects = all.ask(
                () -> Asked.codes("dialects", body.dialects() == null ? List.of() : body.dialects(), MOST_DIALECTS));
        String door = all.ask(() -> Asked.note("atTheDoor", body.atTheDoor(), LONGEST_WORDS));
        List<Insurance> insurances = all.ask(() -> Insurances.read(body.insurances()));
        all.refuse();
        return new Told(
                Asked.given("name", name),
                Asked.given("birthDate", born),
                Asked.given("sex", sex),
                Asked.code("area", body.area()),
                Asked.given("area", path),
                Asked.given("address", address),
                longitude,
                latitude,
                idNumber,
                phone,
                Asked.given("living", living),
                body.household(),
                Boolean.TRUE.equals(body.disabled()),
                provider,
                discharged,
                Asked.given("dialects", dialects),
                door,
                insurances);
    }

    private LocalDate born(@Nullable LocalDate told, @Nullable IdNumber idNumber) {
        if (told != null && idNumber != null && !told.equals(idNumber.birthDate())) {
            throw Problem.invalid(
                    "birthDate", "as-the-id-number-says", "与身份号码中的出生日期不符", "is not the birth date in the ID number");
        }
        LocalDate born = Asked.given("birthDate", told == null && idNumber != null ? idNumber.birthDate() : told);
        if (born.isBefore(EARLIEST)) {
            throw Problem.invalid("birthDate", "range", "须在 1900 年之后", "must be in 1900 or later");
        }
        return Asked.given("birthDate", notAhead("birthDate", born));
    }

    private static String sex(@Nullable String told, @Nullable IdNumber idNumber) {
        if (told != null && idNumber != null && !told.equals(idNumber.sex())) {
            throw Problem.invalid("sex", "as-the-id-number-says", "与身份号码中的性别不符", "is not the sex in the ID number");
        }
        String sex = Asked.given("sex", told == null && idNumber != null ? idNumber.sex() : told);
        if (!sex.equals("female") && !sex.equals("male")) {
            throw Problem.invalid("sex", "one-of", "须为 female 或 male", "must be female or male");
        }
        return sex;
    }

    private static Living living(@Nullable String told) {
        return Living.of(Asked.given("living", told))
                .orElseThrow(() -> Problem.invalid(
                        "living",
                        "one-of",
                        "须为 alone、with-spouse、with-family 或 institution",
                        "must be alone, with-spouse, with-family or institution"));
    }

    private @Nullable LocalDate notAhead(String field, @Nullable LocalDate day) {
        if (day != null && day.isAfter(clock.instant().atZone(city.zone()).toLocalDate())) {
            throw Problem.invalid(field, "not-ahead", "不能在将来", "must not lie ahead");
        }
        return day;
    }

    private @Nullable String unit(@Nullable String told) {
        if (told == null) {
            return null;
        }
        String code = Asked.code("provider", told);
        if (database.first("SELECT 1 FROM unit WHERE code = ? AND NOT retired", row -> 1, code)
                .isEmpty()) {
            throw Problem.invalid("provider", "known-unit", "没有此单位", "no such unit");
        }
        return code;
    }

    private static @Nullable Double degrees(String field, ElderBody.@Nullable PlaceBody place, boolean east) {
        if (place == null) {
            return null;
        }
        double degrees = Asked.given(field, east ? place.longitude() : place.latitude());
        if (!(Math.abs(degrees) <= (east ? 180 : 90))) {
            throw Problem.invalid(field, "range", "超出范围", "is out of range");
        }
        return degrees;
    }
}
