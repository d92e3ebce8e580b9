package org.linli.dispatch.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.linli.kit.consume.PermanentFault;

/**
 * Other words to show of a report from now on, as {@code linli.intake.dossier-redacted.v1} says it.
 *
 * @param version of the report in intake, at least 1; the highest counts, whatever comes when
 */
record DossierRedaction(UUID reportId, long version, String text, Instant redactedAt) {

    /** @throws PermanentFault naming the member that breaks the contract, never quoting it */
    static DossierRedaction read(JsonNode data) {
        JsonNode version = data.path("version");
        if (!version.isIntegralNumber() || !version.canConvertToLong() || version.asLong() < 1) {
            throw new PermanentFault("version: a whole number above 0 is required");
        }
        return new DossierRedaction(
                Dossier.uuid(data, "reportId"),
                version.asLong(),
                Dossier.text(data, "text"),
                Dossier.time(data, "redactedAt"));
    }
}
