package org.linli.dispatch.tray;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Matter;
import org.linli.dispatch.registry.Wording;

/**
 * A stage of the work as people read it.
 *
 * @param explanation how the due time came about
 * @param doneAt null while it is open; of the last stage, when the lead reported back
 * @param late done after its due time, or not done and past it
 * @param note words of the unit, when it reported the stage by itself
 * @param photos its evidence
 */
@Schema(name = "Stage")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StageView(
        String code,
        Wording name,
        Instant dueAt,
        boolean provisional,
        Wording explanation,
        @Nullable Instant doneAt,
        boolean late,
        @Nullable String note,
        List<Matter.PictureRef> photos) {}
