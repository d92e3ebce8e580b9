package org.linli.dispatch.task;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What is asked of volunteers, read and within its rules. */
record TaskAsked(String kind, Instant beginsAt, Instant endsAt, int minutes, List<List<String>> skills, String reach) {

    private static final Set<String> REACHES = Set.of("community", "subdistrict", "city");
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final int SHORTEST_SERVICE = 15;
    private static final int LONGEST_SERVICE = 1440;
    private static final int MOST_CODES = 20;

    /** @throws Problem invalid-input naming the field and the rule */
    static TaskAsked read(TaskBody body) {
        String kind = Asked.code("kind", body.kind());
        Instant begins = time("beginsAt", body.beginsAt());
        Instant ends = time("endsAt", body.endsAt());
        Duration window = Duration.between(begins, ends);
        if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
            throw Problem.invalid(
                    "endsAt", "window", "须比开始时间晚 15 分钟至 31 天", "must be 15 minutes to 31 days later than beginsAt");
        }
        int most = (int) Math.min(LONGEST_SERVICE, window.toMinutes());
        int minutes = Asked.given("minutes", body.minutes());
        if (minutes < SHORTEST_SERVICE || minutes > most) {
            throw Problem.invalid("minutes", "range", "须为 15 至 " + most, "must be 15 to " + most);
        }
        String reach = body.reach() == null ? "subdistrict" : body.reach();
        if (!REACHES.contains(reach)) {
            throw Problem.invalid(
                    "reach",
                    "one-of",
                    "须为 community、subdistrict 或 city",
                    "must be one of: city, community, subdistrict");
        }
        return new TaskAsked(kind, begins, ends, minutes, groups(body.skills()), reach);
    }

    private static List<List<String>> groups(@Nullable List<@Nullable List<@Nullable String>> groups) {
        List<List<String>> read = new ArrayList<>();
        for (List<@Nullable String> group : groups == null ? List.<List<@Nullable String>>of() : groups) {
            String field = "skills[" + read.size() + "]";
            List<String> codes = Asked.codes(field, group, MOST_CODES);
            if (codes.isEmpty()) {
                throw Problem.invalid(field, "required", "不得为空", "must not be empty");
            }
            read.add(codes);
            Asked.atMost("skills", read, MOST_CODES);
        }
        return List.copyOf(read);
    }

    private static Instant time(String field, @Nullable String text) {
        try {
            return OffsetDateTime.parse(Asked.words(field, text, 40))
                    .toInstant()
                    .truncatedTo(ChronoUnit.MILLIS);
        } catch (DateTimeException unreadable) {
            throw Problem.invalid(field, "rfc3339", "须为 RFC 3339 时间", "must be a time of RFC 3339");
        }
    }
}
