package org.linli.care.elder;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is cared for, as an officer tells of them.
 *
 * @param name 1–50 characters
 * @param birthDate between 1900 and today; left out: as the ID number says
 * @param sex {@code female} or {@code male}; left out: as the ID number says
 * @param area the grid they live in
 * @param address 1–200 characters
 * @param place of the door, WGS 84
 * @param idNumber 18 characters; kept sealed. Left out when it is told anew: stays as it was
 * @param phone mobile, or fixed with its area code; kept sealed. Left out when it is told anew: stays as it was
 * @param living {@code alone}, {@code with-spouse}, {@code with-family} or {@code institution}
 * @param household shared by people who live together
 * @param provider unit that cares for them by contract
 * @param dischargedOn day of coming home from hospital, not ahead
 * @param dialects codes, at most 10
 * @param atTheDoor what whoever comes must know there, at most 500 characters
 * @param insurances at most 10. Left out when it is told anew: stay as they were
 * @param consent only for registering: they, or who speaks for them, agreed to be registered
 * @param homeVisits only for registering: and to be visited
 */
@Schema(name = "ElderTold")
public record ElderBody(
        @Nullable String name,
        @Nullable LocalDate birthDate,
        @Nullable String sex,
        @Nullable String area,
        @Nullable String address,
        @Nullable PlaceBody place,
        @Nullable String idNumber,
        @Nullable String phone,
        @Nullable String living,
        @Nullable UUID household,
        @Nullable Boolean disabled,
        @Nullable String provider,
        @Nullable LocalDate dischargedOn,
        @Nullable List<@Nullable String> dialects,
        @Nullable String atTheDoor,
        @Nullable List<@Nullable InsuranceBody> insurances,
        @Nullable Boolean consent,
        @Nullable Boolean homeVisits) {

    /** The same, living in an area unless it says where. */
    ElderBody within(String code) {
        return area != null
                ? this
                : new ElderBody(
                        name,
                        birthDate,
                        sex,
                        code,
                        address,
                        place,
                        idNumber,
                        phone,
                        living,
                        household,
                        disabled,
                        provider,
                        dischargedOn,
                        dialects,
                        atTheDoor,
                        insurances,
                        consent,
                        homeVisits);
    }

    /**
     * What they are insured for.
     *
     * @param kind {@code employee-medical}, {@code resident-medical}, {@code long-term-care}, {@code accident} or {@code commercial}
     * @param insurer 1–100 characters, of a kind once
     * @param validUntil last day; left out: until told
     */
    @Schema(name = "ElderInsurance")
    public record InsuranceBody(
            @Nullable String kind,
            @Nullable String insurer,
            @Nullable LocalDate validUntil) {}

    /** WGS 84, degrees. */
    @Schema(name = "ElderPlace")
    public record PlaceBody(
            @Nullable Double longitude, @Nullable Double latitude) {}
}
