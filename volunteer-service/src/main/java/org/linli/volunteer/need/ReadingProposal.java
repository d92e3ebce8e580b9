package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.AllAsked;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.catalogue.Catalogue;
import org.linli.volunteer.catalogue.CityList;
import org.linli.volunteer.registry.Areas;

/** Turns what a caller proposed into what the rules work on, or names the field and the rule it breaks. */
@ApplicationScoped
class ReadingProposal {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ORIGIN_ID = Pattern.compile("[A-Za-z0-9._:-]+");
    private static final String RESIDENT = "resident";
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(5 * 365);
    private static final int MOST_CODES = 20;
    private static final int MINUTES_OF_A_DAY = 1440;

    private final Areas areas;
    private final Catalogue catalogue;
    private final ReadingReceiver receivers;
    private final Clock clock;

    ReadingProposal(Areas areas, Catalogue catalogue, ReadingReceiver receivers, Clock clock) {
        this.areas = areas;
        this.catalogue = catalogue;
        this.receivers = receivers;
        this.clock = clock;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    Wanted read(NeedBody body) {
        AllAsked all = new AllAsked();
        String kind = all.ask(() -> kind(body.kind()));
        String title = all.ask(() -> Asked.words("title", body.title(), 100));
        String details = all.ask(() -> Asked.note("details", body.details(), 2000));
        String path = all.ask(() -> areas.pathOf(Asked.words("area", body.area(), 40), "area"));
        String reach =
                all.ask(() -> oneOf("reach", body.reach(), "subdistrict", Set.of("community", "subdistrict", "city")));
        Integer places = all.ask(() -> range("places", body.places(), 1, 1, 500));
        Instant begins = all.ask(() -> time("beginsAt", body.beginsAt()));
        Instant ends = all.ask(() -> end(begins, time("endsAt", body.endsAt())));
        int window = begins == null || ends == null
                ? MINUTES_OF_A_DAY
                : (int) Math.min(
                        MINUTES_OF_A_DAY, Duration.between(begins, ends).toMinutes());
        Integer minutes = all.ask(() -> range("minutes", body.minutes(), window, 15, window));
        List<List<String>> groups = all.ask(() -> onTheList(groups(body.skills())));
        List<String> certificates = all.ask(() -> certificates(body.certificates()));
        String sensitivity =
                all.ask(() -> oneOf("sensitivity", body.sensitivity(), "public", Set.of("public", "private")));
        String urgency = all.ask(() -> oneOf("urgency", body.urgency(), "normal", Set.of("normal", "urgent")));
        Integer fairWindow = all.ask(() -> range("fairWindowSeconds", body.fairWindowSeconds(), 0, 0, 86_400));
        String household = all.ask(() -> Asked.note("household", body.household(), 100));
        all.refuse();
        return new Wanted(
                Asked.given("kind", kind),
                Asked.given("title", title),
                details,
                Asked.given("area", body.area()).strip(),
                Asked.given("area", path),
                Asked.given("reach", reach),
                Asked.given("places", places),
                Asked.given("beginsAt", begins),
                Asked.given("endsAt", ends),
                Asked.given("minutes", minutes),
                Asked.given("skills", groups),
                Asked.given("certificates", certificates),
                "private".equals(sensitivity),
                "urgent".equals(urgency),
                Asked.given("fairWindowSeconds", fairWindow),
                household);
    }

    private String kind(@Nullable String told) {
        String kind = code("kind", told);
        catalogue.require(CityList.NEED_KINDS, "kind", kind);
        return kind;
    }

    private List<List<String>> onTheList(List<List<String>> groups) {
        catalogue.require(
                CityList.SKILLS, "skills", groups.stream().flatMap(List::stream).toList());
        return groups;
    }

    private List<String> certificates(@Nullable List<String> told) {
        List<String> kinds = codes("certificates", told == null ? List.of() : told);
        catalogue.require(CityList.CERTIFICATE_KINDS, "certificates", kinds);
        return kinds;
    }

    private static Instant end(@Nullable Instant begins, Instant ends) {
        if (begins == null) {
            return ends;
        }
        Duration length = Duration.between(begins, ends);
        if (length.compareTo(SHORTEST_WINDOW) < 0 || length.compareTo(LONGEST_WINDOW) > 0) {
            throw Problem.invalid(
                    "endsAt", "window", "须比开始时间晚 15 分钟至 31 天", "must be 15 minutes to 31 days later than beginsAt");
        }
        return ends;
    }

    Origin origin(NeedBody body) {
        String kind = oneOf("origin", body.origin(), RESIDENT, Origin.PROPOSED_HERE);
        if (kind.equals(RESIDENT)) {
            if (body.originId() != null) {
                throw Problem.invalid("originId", "of-an-origin", "居民自己的需求不填来源编号", "is not for a resident's own need");
            }
            return new Origin(kind, null);
        }
        String id = Asked.words("originId", body.originId(), 100);
        if (!ORIGIN_ID.matcher(id).matches()) {
            throw Problem.invalid(
                    "originId", "code", "须为字母、数字或 . _ : -", "must be made of letters, digits and . _ : -");
        }
        return new Origin(kind, id);
    }

    /** Takes down on a need who is helped and whether they pay. @throws Problem as {@link ReadingReceiver#note} */
    void receiver(Need need, NeedBody body, String role, Actor actor) {
        receivers.note(need, body, role, actor);
    }

    private static List<List<String>> groups(@Nullable List<List<String>> groups) {
        if (groups == null) {
            return List.of();
        }
        if (groups.size() > MOST_CODES || groups.stream().anyMatch(group -> group == null || group.isEmpty())) {
            throw Problem.invalid("skills", "groups", "最多 20 组,每组不得为空", "at most 20 groups, none of them empty");
        }
        return groups.stream().map(group -> codes("skills", group)).toList();
    }

    private static List<String> codes(String field, List<String> codes) {
        if (codes.size() > MOST_CODES) {
            throw Problem.invalid(field, "count", "最多 20 个", "at most 20");
        }
        return codes.stream().map(code -> code(field, code)).distinct().toList();
    }

    private static String code(String field, @Nullable String code) {
        String given = Asked.words(field, code, 40);
        if (!CODE.matcher(given).matches()) {
            throw Problem.invalid(
                    field, "code", "须为小写字母、数字或连字符", "must be made of lower-case letters, digits and hyphens");
        }
        return given;
    }

    private Instant time(String field, @Nullable String text) {
        try {
            Instant moment = OffsetDateTime.parse(Asked.words(field, text, 40))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
            if (moment.isAfter(clock.instant().plus(FARTHEST_AHEAD))) {
                throw Problem.invalid(field, "five-years", "最多提前五年", "must be within five years from now");
            }
            return moment;
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(field, "rfc3339", "须为 RFC 3339 时间", "must be a time of RFC 3339");
        }
    }

    private static int range(String field, @Nullable Integer given, int otherwise, int lowest, int highest) {
        int value = given == null ? Math.max(lowest, otherwise) : given;
        if (value < lowest || value > highest) {
            throw Problem.invalid(
                    field, "range", "须为 " + lowest + " 至 " + highest, "must be " + lowest + " to " + highest);
        }
        return value;
    }

    private static String oneOf(String field, @Nullable String given, String otherwise, Set<String> known) {
        if (given == null) {
            return otherwise;
        }
        if (!known.contains(given)) {
            String list = String.join(", ", known.stream().sorted().toList());
            throw Problem.invalid(field, "one-of", "须为:" + list, "must be one of: " + list);
        }
        return given;
    }
}
