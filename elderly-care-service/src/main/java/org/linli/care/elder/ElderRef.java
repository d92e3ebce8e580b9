package org.linli.care.elder;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What other rooms need to know of somebody who is cared for; no name, no address.
 *
 * @param areaPath codes from the city down, joined by dots
 * @param household shared by people who live together
 * @param dischargedOn day of coming home from hospital
 * @param providerUnit who cares for them by contract
 */
public record ElderRef(
        UUID id,
        long version,
        ElderState state,
        LocalDate birthDate,
        String areaCode,
        String areaPath,
        @Nullable UUID household,
        Living living,
        boolean disabled,
        @Nullable LocalDate dischargedOn,
        @Nullable Double longitude,
        @Nullable Double latitude,
        @Nullable String providerUnit,
        @Nullable UUID mergedInto) {

    /** Whether visits may be agreed on: registered, or away for a time. */
    public boolean caredFor() {
        return state == ElderState.REGISTERED || state == ElderState.AWAY;
    }
}
