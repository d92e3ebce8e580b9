package org.linli.dispatch.tray;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Origin;
import org.linli.dispatch.casefile.UrgentEntries;

/**
 * What began a case that no report began.
 *
 * @param service where {@code path} is read with the own token
 * @param outcome what became of it there, once that was said; the case goes on all the same
 */
@Schema(name = "CaseOriginShown")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OriginView(
        String kind,
        UUID id,
        String service,
        String path,
        @Nullable String outcome,
        @Nullable Instant endedAt) {

    static OriginView of(Origin origin, UrgentEntries.@Nullable Ended ended) {
        return new OriginView(
                origin.kind(),
                origin.id(),
                origin.service(),
                origin.path(),
                ended == null ? null : ended.outcome(),
                ended == null ? null : ended.at());
    }
}
