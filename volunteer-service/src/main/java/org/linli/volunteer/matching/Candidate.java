package org.linli.volunteer.matching;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What matching knows of a person: no name, no phone.
 *
 * @param areaPath where they live, codes from the city down joined by dots
 * @param home null: distances follow the tree of areas
 * @param household whoever lives with them bears the same; null: nobody known
 * @param consents whether they agree to be matched at this moment
 * @param skills codes, as told by themselves
 * @param certificates all of them, verified or not
 * @param weeklyCap minutes they can give in a week; null: no limit
 * @param engagements what they agreed to do in the need's week and around it
 * @param blocked keys of receivers they shall not meet, whichever of the two asked for it
 * @param past what they did before
 * @param dialects codes of what they speak
 * @param picked needs they asked to be chosen for
 */
public record Candidate(
        UUID id,
        String areaPath,
        @Nullable Point home,
        @Nullable String household,
        boolean consents,
        Set<String> skills,
        List<Certificate> certificates,
        Availability availability,
        @Nullable Integer weeklyCap,
        List<Engagement> engagements,
        Set<String> blocked,
        Past past,
        Set<String> dialects,
        Set<UUID> picked) {

    public Candidate {
        skills = Set.copyOf(skills);
        certificates = List.copyOf(certificates);
        engagements = List.copyOf(engagements);
        blocked = Set.copyOf(blocked);
        dialects = Set.copyOf(dialects);
        picked = Set.copyOf(picked);
    }

    /** @param until last day it is valid on; null: for ever */
    public record Certificate(
            String kind,
            boolean verified,
            LocalDate from,
            @Nullable LocalDate until) {

        boolean counts(LocalDate first, LocalDate last) {
            return verified && !first.isBefore(from) && (until == null || !last.isAfter(until));
        }
    }

    /**
     * A service somebody agreed to.
     *
     * @param to after its begin
     * @param minutes that were agreed, counted in the week it begins in
     */
    public record Engagement(
            Instant from, Instant to, int minutes, @Nullable Point place, String areaPath) {}

    /**
     * What somebody did before.
     *
     * @param receivers keys of those they served
     * @param areas paths of the areas they served in
     * @param served whether they served at all, ever
     * @param minutesIn30Days minutes of service in the last thirty days
     * @param asked how often they were asked and the time to answer is over
     * @param agreed how often they said yes then
     * @param lastAsked null: never
     */
    public record Past(
            Set<String> receivers,
            Set<String> areas,
            boolean served,
            int minutesIn30Days,
            int asked,
            int agreed,
            @Nullable Instant lastAsked) {

        /** Of a newcomer. */
        public static final Past NONE = new Past(Set.of(), Set.of(), false, 0, 0, 0, null);

        public Past {
            if (minutesIn30Days < 0 || agreed < 0 || agreed > asked) {
                throw new IllegalArgumentException(
                        "nobody agrees more often than they are asked, or serves less than nothing");
            }
            receivers = Set.copyOf(receivers);
            areas = Set.copyOf(areas);
        }
    }
}
