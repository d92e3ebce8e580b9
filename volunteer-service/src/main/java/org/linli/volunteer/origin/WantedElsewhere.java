package org.linli.volunteer.origin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.linli.kit.consume.PermanentFault;
import org.linli.volunteer.need.Origin;

/**
 * What another service asks for: codes and times, held to the same rules as what a person proposes. One that breaks a rule is
 * a {@link PermanentFault} that names the field.
 *
 * @param version of the origin's aggregate, from 1: what is older than what was heard already changes nothing
 * @param kind category code, such as {@code haircut}
 * @param area code of the grid or community
 * @param beginsAt may lie in the past: that it is over is told back
 * @param endsAt 15 minutes to 31 days after it begins, within five years of the asking
 * @param minutes of service a place takes, 15–1,440, at most the length of the window
 * @param places 1–500
 * @param skills one of these groups of codes, whole; at most 20 of at most 20
 * @param certificates kinds, at most 20
 * @param urgency {@code normal} or {@code urgent}
 * @param sensitivity {@code public} or {@code private}
 * @param reach {@code community}, {@code subdistrict} or {@code city}
 */
public record WantedElsewhere(
        Origin origin,
        long version,
        String kind,
        String area,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        int places,
        List<List<String>> skills,
        List<String> certificates,
        String urgency,
        String sensitivity,
        String reach) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,40}");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(15);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(31);
    private static final int MOST_CODES = 20;

    public WantedElsewhere {
        require(
                origin.id() != null && ID.matcher(origin.id()).matches(),
                "id",
                "1 to 100 letters, digits, dots, hyphens or underscores");
        code("kind", kind);
        code("areaCode", area);
        // As the table keeps it.
        beginsAt = beginsAt.truncatedTo(ChronoUnit.MILLIS);
        endsAt = endsAt.truncatedTo(ChronoUnit.MILLIS);
        Duration window = Duration.between(beginsAt, endsAt);
        require(
                window.compareTo(SHORTEST_WINDOW) >= 0 && window.compareTo(LONGEST_WINDOW) <= 0,
                "endsAt",
                "15 minutes to 31 days after beginsAt");
        long most = Math.min(1440, window.toMinutes());
        require(minutes >= 15 && minutes <= most, "minutes", "15 to 1440, and within the window");
        require(places >= 1 && places <= 500, "places", "1 to 500");
        require(skills.size() <= MOST_CODES, "skills", "at most 20 groups");
        skills = skills.stream().map(group -> codes("skills", group)).toList();
        require(skills.stream().noneMatch(List::isEmpty), "skills", "no empty group");
        certificates = codes("certificates", certificates);
        oneOf("urgency", urgency, "normal", "urgent");
        oneOf("sensitivity", sensitivity, "public", "private");
        oneOf("reach", reach, "community", "subdistrict", "city");
    }

    private static List<String> codes(String field, List<String> codes) {
        require(codes.size() <= MOST_CODES, field, "at most 20 codes");
        codes.forEach(code -> code(field, code));
        return codes.stream().distinct().toList();
    }

    private static void code(String field, String code) {
        require(CODE.matcher(code).matches(), field, "a code");
    }

    private static void oneOf(String field, String value, String... known) {
        require(Set.of(known).contains(value), field, "one of " + String.join(", ", known));
    }

    private static void require(boolean holds, String field, String rule) {
        if (!holds) {
            throw new PermanentFault(field + ": must be " + rule);
        }
    }
}
