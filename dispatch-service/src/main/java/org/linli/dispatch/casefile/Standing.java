package org.linli.dispatch.casefile;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.kit.paging.IfMatch;

/** What every action answers: where the case or the order stands now. The version is in the ETag too. */
@Schema(name = "Standing")
public record Standing(UUID id, String state, long version) {

    public static Standing of(CaseFile file) {
        return new Standing(file.id(), file.state().wire(), file.version());
    }

    public Response asResponse() {
        return Response.ok(this).header(HttpHeaders.ETAG, IfMatch.etag(version)).build();
    }
}
