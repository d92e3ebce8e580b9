package org.linli.care.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A visit as a care plan gives it, before anybody is to come.
 *
 * @param visitId series and day of the rule
 * @param ruleDay the day the rule gave, before any shift
 * @param day on which it is, in the city's zone
 * @param beginsAt the window in which the service lies
 * @param minutes of service, 5–480
 * @param skills whoever comes has all of them
 * @param carers 1 or 2
 * @param coupling only of two carers
 * @param preferredFrom when it would suit best, inside the window; null: any time of it suits
 * @param preferredTo null with preferredFrom
 */
public record Draft(
        String visitId,
        UUID elder,
        @Nullable UUID item,
        @Nullable UUID series,
        @Nullable LocalDate ruleDay,
        LocalDate day,
        String kind,
        Instant beginsAt,
        Instant endsAt,
        int minutes,
        List<String> skills,
        int carers,
        @Nullable Coupling coupling,
        @Nullable UUID preferredCarer,
        @Nullable Instant preferredFrom,
        @Nullable Instant preferredTo,
        @Nullable UUID packageId,
        @Nullable String unit) {}
