package org.linli.care.quota;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A contract with a provider.
 *
 * @param number of the contract, 1–60 characters, the provider's only once
 * @param unit the provider
 * @param area where it counts, with everything below it
 * @param from first day
 * @param to last day, at most 3,660 days later
 * @param noAnswerCounts whether a visit to a door that stayed shut counts; left out: no
 * @param lines 1–50, a kind once
 */
@Schema(name = "PackageTold")
public record PackageBody(
        @Nullable String number,
        @Nullable String unit,
        @Nullable String area,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean noAnswerCounts,
        @Nullable List<@Nullable LineBody> lines) {

    /**
     * What can be changed of a contract; its number, provider and area stay.
     *
     * @param from first day, not after that of a visit that has a place
     * @param to last day, at most 3,660 days later, not before that of a visit that has a place
     * @param noAnswerCounts whether a visit to a door that stayed shut counts from now on
     * @param lines all of them, 1–50, a kind once; none below what is reserved and consumed
     */
    @Schema(name = "PackageTerms")
    public record TermsBody(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Boolean noAnswerCounts,
            @Nullable List<@Nullable LineBody> lines) {}

    /** @param visits contracted, 1–1,000,000 */
    @Schema(name = "PackageLineTold")
    public record LineBody(@Nullable String kind, @Nullable Integer visits) {}

    /** @param visits of the package that are the person's at most, 0–1,000,000; left out: as many as there are */
    @Schema(name = "PackageShareTold")
    public record ShareBody(@Nullable Integer visits) {}
}
