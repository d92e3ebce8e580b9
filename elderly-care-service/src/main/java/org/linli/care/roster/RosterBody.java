package org.linli.care.roster;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A day to be planned.
 *
 * @param area with everything below it
 * @param day today or later, by 60 days at most
 * @param budget left out: 200,000 iterations
 * @param seed left out: 1. The same tables, budget in iterations and seed give the same plan
 */
@Schema(name = "RosterAsked")
public record RosterBody(
        @Nullable String area,
        @Nullable LocalDate day,
        @Nullable BudgetBody budget,
        @Nullable Long seed) {

    /** One of the two. @param iterations 1–50,000,000 @param seconds 1–60; another run, another plan */
    @Schema(name = "RosterBudget")
    public record BudgetBody(
            @Nullable Long iterations, @Nullable Integer seconds) {}
}
