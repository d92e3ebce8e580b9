package org.linli.volunteer.claim;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.Need;

/** The soonest moment at which time alone may change a need or one of its claims. */
final class NextLook {

    private NextLook() {}

    static @Nullable Instant of(NeedFile file, Instant now) {
        Need need = file.need();
        Instant ofNeed = switch (need.state()) {
            case DRAFT, REVIEWED, OPEN, FILLED -> need.endsAt();
            case DONE -> ofDone(need, now);
            case IN_SERVICE -> now.isBefore(need.endsAt()) ? need.endsAt() : null;
            default -> null;
        };
        return Stream.concat(Stream.ofNullable(ofNeed), file.claims().stream().flatMap(claim -> of(claim, need)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable Instant ofDone(Need need, Instant now) {
        if (need.originWord() != null) {
            // It came before the service was over, and takes effect at once.
            return now;
        }
        // Where only the origin says whether it was done, time does not say it in its place.
        return need.origin().decides()
                ? null
                : Objects.requireNonNull(need.doneAt()).plus(ServiceTimes.CONFIRMATION);
    }

    private static Stream<Instant> of(Claim claim, Need need) {
        return switch (claim.state()) {
            case ENTERED -> Stream.ofNullable(need.fairUntil());
            case HELD -> Stream.ofNullable(claim.heldUntil());
            case CONFIRMED -> Stream.of(ServiceTimes.tooLateToCome(need.beginsAt(), need.endsAt(), need.minutes()));
            case CHECKED_IN -> Stream.of(need.endsAt().plus(ServiceTimes.FORGOTTEN));
            default -> Stream.empty();
        };
    }
}
