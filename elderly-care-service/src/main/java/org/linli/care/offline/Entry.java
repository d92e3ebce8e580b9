package org.linli.care.offline;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.Told;

/**
 * What a device kept while it was offline.
 *
 * @param id of the device's making; the same entry has the same id however often it is sent
 * @param part 1 or 2; the carer's own counts
 * @param action {@code set-out}, {@code arrive}, {@code finish}, {@code nobody-opens}, {@code opened-after-all}, {@code refuse} or
 *     {@code elder-calls-off}
 * @param at the device's time, RFC 3339
 * @param tasks done, codes of the kind; for finishing
 * @param notes at most 2,000 characters; for finishing
 * @param reason at most 500 characters; for {@code refuse} and {@code elder-calls-off}
 * @param basedOn version of the visit that the device had seen
 */
@Schema(name = "DeviceEntryTold")
@JsonIgnoreProperties(ignoreUnknown = true)
record Entry(
        @Nullable UUID id,
        @Nullable String visit,
        @Nullable Integer part,
        @Nullable String action,
        @Nullable Instant at,
        Told.@Nullable TellPlace place,
        @Nullable List<@Nullable String> tasks,
        @Nullable String notes,
        @Nullable String reason,
        @Nullable Long basedOn) {

    Told told() {
        return new Told(place, tasks, notes, reason);
    }
}
