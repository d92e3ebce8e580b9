package org.linli.care.picture;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** What a picture of a visit is. */
enum PictureKind {
    /** Shows the person or the home: only with their consent. */
    PHOTO,
    /** Somebody signed for the visit. */
    SIGNATURE;

    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws Problem invalid-input for none, or one that there is not */
    static PictureKind of(@Nullable String told) {
        String given = Asked.given("kind", told);
        return Stream.of(values())
                .filter(each -> each.wire().equals(given))
                .findFirst()
                .orElseThrow(
                        () -> Problem.invalid("kind", "one-of", "须为 photo 或 signature", "must be photo or signature"));
    }
}
