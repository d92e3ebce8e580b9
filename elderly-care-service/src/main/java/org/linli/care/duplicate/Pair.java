package org.linli.care.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/**
 * Two entries that may be one person.
 *
 * @param reasons what is the same: {@code id-number}, {@code name-and-birth}
 * @param reason the desk's words for what it decided last
 */
record Pair(
        UUID id,
        long version,
        PairState state,
        UUID one,
        UUID other,
        List<String> reasons,
        Instant foundAt,
        @Nullable UUID kept,
        @Nullable String reason,
        @Nullable Instant decidedAt) {

    /** @throws Problem invalid-input unless it is one of the two */
    UUID givenUpFor(UUID keep) {
        if (keep.equals(one)) {
            return other;
        }
        if (keep.equals(other)) {
            return one;
        }
        throw Problem.invalid("keep", "of-the-pair", "须为其中之一", "must be one of the two");
    }
}
