package org.linli.intake.wish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Area;
import org.linli.intake.area.Areas;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Turns what a caller wishes for into a row, or names the field and the rule it breaks: the rules of needs. */
@ApplicationScoped
class ReadingWish {

    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final Duration FARTHEST_AHEAD = Duration.ofDays(5 * 365);
    private static final int MOST_CODES = 20;
    private static final int LONGEST_WORDS = 2000;

    private final Areas areas;
    private final ObjectMapper json;
    private final Clock clock;

    ReadingWish(Areas areas, ObjectMapper json, Clock clock) {
        this.areas = areas;
        this.json = json;
        this.clock = clock;
    }

    /** A wish that nobody made yet. @throws Problem invalid-input */
    Wish read(WishBody body) {
        if (!Boolean.TRUE.equals(body.consent())) {
            throw Problem.invalid("consent", "required", "须经本人同意", "whom it is for must agree");
        }
        Wish wish = new Wish();
        wish.kind = Asked.code("kind", body.kind());
        wish.words = Asked.words("words", body.words(), LONGEST_WORDS);
        wish.area = grid(body.area()).code();
        wish.beginsAt = time("beginsAt", body.beginsAt());
        wish.endsAt = time("endsAt", body.endsAt());
        Duration length = Duration.between(wish.beginsAt, wish.endsAt);
        if (length.compareTo(SHORTEST_WINDOW) < 0 || length.compareTo(LONGEST_WINDOW) > 0) {
            throw Problem.invalid(
                    "endsAt", "window", "须比开始时间晚 15 分钟至 31 天", "must be 15 minutes to 31 days later than beginsAt");
        }
        int window = (int) Math.min(1440, length.toMinutes());
        wish.minutes = range("minutes", body.minutes(), window, 15, window);
        wish.places = range("places", body.places(), 1, 1, 500);
        wish.skills = text(groups(body.skills()));
        wish.certificates = text(
                body.certificates() == null ? List.of() : Asked.codes("certificates", body.certificates(), MOST_CODES));
        wish.urgency = urgency(body.urgency());
        wish.onBehalf = Boolean.TRUE.equals(body.onBehalf());
        return wish;
    }

    /** @throws Problem invalid-input */
    WishContacts.Contact contact(WishBody body) {
        WishBody.Contact contact = Asked.given("contact", body.contact());
        return new WishContacts.Contact(
                Asked.words("contact.name", contact.name(), 100),
                Asked.note("contact.phone", contact.phone(), 40),
                Asked.words("contact.address", contact.address(), 500));
    }

    private Area grid(@Nullable String code) {
        return areas.current()
                .find(Asked.code("area", code))
                .filter(area -> !area.retired() && area.level().equals("grid"))
                .orElseThrow(() -> Problem.invalid("area", "grid", "须为本市网格代码", "must be the code of a grid"));
    }

    private static List<List<String>> groups(@Nullable List<@Nullable List<@Nullable String>> groups) {
        List<List<String>> read = new ArrayList<>();
        if (groups != null) {
            Asked.atMost("skills", groups, MOST_CODES);
            for (List<@Nullable String> group : groups) {
                String field = "skills[" + read.size() + "]";
                List<String> codes = Asked.codes(field, group, MOST_CODES);
                if (codes.isEmpty()) {
                    throw Problem.invalid(field, "not-empty", "不得为空", "must not be empty");
                }
                read.add(codes);
            }
        }
        return read;
    }

    private Instant time(String field, @Nullable String text) {
        Instant moment;
        try {
            moment = OffsetDateTime.parse(Asked.words(field, text, 40))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(field, "rfc3339", "须为 RFC 3339 时间", "must be a time of RFC 3339");
        }
        if (moment.isBefore(Instant.EPOCH) || moment.isAfter(clock.instant().plus(FARTHEST_AHEAD))) {
            throw Problem.invalid(field, "five-years", "最多提前五年", "must be within five years from now");
        }
        return moment;
    }

    static int range(String field, @Nullable Integer given, int otherwise, int lowest, int highest) {
        int value = given == null ? Math.max(lowest, otherwise) : given;
        if (value < lowest || value > highest) {
            throw Problem.invalid(
                    field, "range", "须为 " + lowest + " 至 " + highest, "must be " + lowest + " to " + highest);
        }
        return value;
    }

    private static String urgency(@Nullable String given) {
        if (given == null) {
            return "normal";
        }
        if (!given.equals("normal") && !given.equals("urgent")) {
            throw Problem.invalid("urgency", "one-of", "须为:normal, urgent", "must be one of: normal, urgent");
        }
        return given;
    }

    private String text(List<?> list) {
        try {
            return json.writeValueAsString(list);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
