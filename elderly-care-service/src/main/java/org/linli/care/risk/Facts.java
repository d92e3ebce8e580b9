package org.linli.care.risk;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the rules look at.
 *
 * @param living {@code alone}, {@code with-spouse}, {@code with-family} or {@code institution}
 * @param severity of the assessment that counts, 0 to 4; null: never assessed
 * @param dischargedOn day of coming home from hospital
 * @param noAnswerOn the last day on which nobody opened
 * @param weather kind of the alert that is on where they live
 */
public record Facts(
        String living,
        LocalDate birthDate,
        @Nullable Integer severity,
        boolean disabled,
        @Nullable LocalDate dischargedOn,
        @Nullable LocalDate noAnswerOn,
        @Nullable String weather) {}
