package org.linli.volunteer.need;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a need or to a claim on it, as it goes on the wire: codes, counts and times; no words, nobody's name. */
public sealed interface NeedFact {

    /** The end of the event's type: {@code need-opened} of {@code linli.volunteer.need-opened.v1}. */
    String name();

    /**
     * The need as it stands after the event.
     *
     * @param originId of the service it came from; null when it was born here
     * @param taken places that somebody has
     * @param reopened how often a place came free again
     * @param automatic whether time or rule did it
     */
    record OfNeed(
            String name,
            String originKind,
            @Nullable String originId,
            String kind,
            String areaCode,
            String urgency,
            int places,
            int taken,
            int reopened,
            Instant beginsAt,
            Instant endsAt,
            int minutes,
            boolean automatic,
            Instant at)
            implements NeedFact {}

    /**
     * A claim as it stands after the event.
     *
     * @param originId of the service its need came from; null when it was born here
     * @param minutes served; null before it is attested
     * @param evidence grade 0–4; null before it is attested
     * @param reasonCode why it ended early: released, lapsed, no-show, withdrawn, expired, refused; else null
     */
    record OfClaim(
            String name,
            String originKind,
            @Nullable String originId,
            UUID claimId,
            String claimState,
            int taken,
            @Nullable Integer minutes,
            @Nullable Integer evidence,
            @Nullable String reasonCode,
            Instant at)
            implements NeedFact {}
}
