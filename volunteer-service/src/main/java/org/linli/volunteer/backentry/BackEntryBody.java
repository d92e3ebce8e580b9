package org.linli.volunteer.backentry;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/**
 * Service as it is entered afterwards.
 *
 * @param person who served
 * @param kind category code, such as {@code haircut}
 * @param day of the service, in the city's zone: at most 90 days ago
 * @param minutes served, 1–480, and at most 480 with what is recorded of that day
 * @param reason why it was not recorded when it was given, 1–500 characters
 */
@Schema(name = "BackEntryProposal")
public record BackEntryBody(
        @Nullable UUID person,
        @Nullable String kind,
        @Nullable LocalDate day,
        @Nullable Integer minutes,
        @Nullable String reason) {

    static final int MOST_A_DAY = 480;
    private static final int LONGEST_AGO = 90;

    /** The same, with nothing missing. */
    record Told(UUID person, String kind, LocalDate day, int minutes, String reason) {}

    /** @throws Problem invalid-input naming field and rule */
    Told told() {
        int served = Asked.given("minutes", minutes);
        if (served < 1 || served > MOST_A_DAY) {
            throw Problem.invalid("minutes", "range", "须为 1 至 480", "must be 1 to 480");
        }
        return new Told(
                Asked.given("person", person),
                Asked.code("kind", kind),
                Asked.given("day", day),
                served,
                Asked.words("reason", reason, Asked.LONGEST_REASON));
    }

    /** @throws Problem invalid-input for a day still to come, or too long ago */
    static void checkDay(LocalDate day, LocalDate today) {
        if (day.isAfter(today)) {
            throw Problem.invalid("day", "not-to-come", "不得晚于今天", "must not be a day to come");
        }
        if (day.isBefore(today.minusDays(LONGEST_AGO))) {
            throw Problem.invalid("day", "ninety-days", "不得早于 90 天前", "must be at most 90 days ago");
        }
    }
}
