package org.linli.volunteer.matching;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What matching knows of a need: no words, no address.
 *
 * @param areaPath where the service is, codes from the city down joined by dots
 * @param place null when it is private or nobody knows it: distances follow the tree of areas then
 * @param reachPath path of the area people must live in to be asked; see {@link Reach}
 * @param from begin of the service
 * @param to end of the service, after its begin
 * @param minutes of service that are agreed, above zero
 * @param places above zero
 * @param wanted groups of skills and certificates, any of which will do; empty: anybody will
 * @param receiver key of who is helped, as stored with blocked pairs and past services; null: nobody in particular
 * @param receiverHousehold key of the household of who is helped
 * @param dialects any of which the receiver would like to be spoken to in; empty: no matter
 */
public record NeedToMatch(
        UUID id,
        String areaPath,
        @Nullable Point place,
        String reachPath,
        Instant from,
        Instant to,
        int minutes,
        int places,
        List<Wanted> wanted,
        @Nullable String receiver,
        @Nullable String receiverHousehold,
        Set<String> dialects) {

    public NeedToMatch {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the window must end after it begins");
        }
        if (minutes < 1 || places < 1) {
            throw new IllegalArgumentException("minutes and places must be above zero");
        }
        wanted = List.copyOf(wanted);
        dialects = Set.copyOf(dialects);
    }
}
