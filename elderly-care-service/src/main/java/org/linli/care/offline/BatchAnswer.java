package org.linli.care.offline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a batch.
 *
 * @param clockOff seconds the clock of the device is ahead of ours
 * @param doubtful it is off by more than ten minutes
 * @param entries one for each, in the order they came
 */
@Schema(name = "DeviceBatchAnswer")
public record BatchAnswer(UUID device, long clockOff, boolean doubtful, List<Line> entries) {

    /**
     * What became of an entry.
     *
     * @param outcome {@code applied}, {@code conflicting}, {@code kept} or {@code struck} by the desk; {@code refused}: not kept, send
     *     no more; {@code again}: not heard, send once more
     * @param field of what was refused
     * @param rule which it breaks; of a conflict: what is in its way
     * @param visitState where the visit stands now
     */
    @Schema(name = "DeviceBatchLine")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Line(
            int number,
            @Nullable UUID id,
            String outcome,
            @Nullable String field,
            @Nullable String rule,
            @Nullable String visit,
            @Nullable String visitState) {

        static Line refused(int number, @Nullable UUID id, String field, String rule) {
            return new Line(number, id, "refused", field, rule, null, null);
        }
    }
}
