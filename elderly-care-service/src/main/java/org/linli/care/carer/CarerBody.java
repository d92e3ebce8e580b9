package org.linli.care.carer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A carer as the desk tells of them.
 *
 * @param subject of the token they sign in with; cannot be changed
 * @param name 1–50 characters
 * @param unit provider they work for
 * @param area where they serve, with everything below it
 * @param skills codes of the city's list, at most 50
 * @param mode {@code walk}, {@code bicycle}, {@code e-bike} or {@code car}
 * @param start where their day begins and ends; left out: at the first visit
 * @param shifts of an ordinary week, at most 28, none overlapping
 * @param weeklyCapMinutes 0–10,080, from Monday to Sunday; left out: 2,400
 */
@Schema(name = "CarerTold")
public record CarerBody(
        @Nullable String subject,
        @Nullable String name,
        @Nullable String unit,
        @Nullable String area,
        @Nullable List<@Nullable String> skills,
        @Nullable String mode,
        @Nullable PlaceBody start,
        @Nullable List<@Nullable ShiftBody> shifts,
        @Nullable Integer weeklyCapMinutes) {

    /** WGS 84, degrees. */
    @Schema(name = "CarerPlace")
    public record PlaceBody(
            @Nullable Double longitude, @Nullable Double latitude) {}

    /**
     * A span of work.
     *
     * @param weekday ISO 8601: 1 is Monday
     * @param from {@code HH:mm}, in the city's zone
     * @param to {@code HH:mm}, {@code 24:00} is the end of the day
     * @param breaks within it, at most 4
     */
    @Schema(name = "CarerShift")
    public record ShiftBody(
            @Nullable Integer weekday,
            @Nullable String from,
            @Nullable String to,
            @Nullable List<@Nullable BreakBody> breaks) {}

    /** A span in which nobody is visited. */
    @Schema(name = "CarerBreak")
    public record BreakBody(@Nullable String from, @Nullable String to) {}
}
