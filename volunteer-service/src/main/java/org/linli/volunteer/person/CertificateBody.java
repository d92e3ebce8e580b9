package org.linli.volunteer.person;

import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A certificate as it is entered.
 *
 * @param kind code of the city's list
 * @param issuer 1–100 characters
 * @param number 6–60 letters, digits, hyphens and brackets
 * @param validTo last day, included; left out: it does not end
 */
@Schema(name = "CertificateTold")
public record CertificateBody(
        @Nullable String kind,
        @Nullable String issuer,
        @Nullable String number,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    @Override
    public String toString() {
        return "CertificateBody[" + kind + "]";
    }
}
