package org.linli.volunteer.person;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A person as they or the desk tell it.
 *
 * @param name 1–100 characters
 * @param phone mobile number, or a fixed one with its area code; on a change: left out keeps the one there is, empty
 *     removes it
 * @param area code of the community or grid they live in
 * @param workUnit code of the unit they work at
 * @param household whoever lives together bears the same; at most 100 characters
 * @param birthYear 1900 to this year
 * @param languages codes of languages and dialects, at most 10
 * @param weeklyCapMinutes most minutes of service a week, 0–10,080; 600 when left out
 * @param forAnother the desk registers somebody without a phone of their own to sign in with; left out: whoever may
 *     register for themselves does
 */
@Schema(name = "PersonTold")
public record PersonBody(
        @Nullable String name,
        @Nullable String phone,
        @Nullable String area,
        @Nullable String workUnit,
        @Nullable String household,
        @Nullable Integer birthYear,
        @Nullable List<@Nullable String> languages,
        @Nullable Integer weeklyCapMinutes,
        @Nullable Home home,
        @Nullable Boolean forAnother) {

    @Override
    public String toString() {
        return "PersonBody[" + area + "]";
    }
}
