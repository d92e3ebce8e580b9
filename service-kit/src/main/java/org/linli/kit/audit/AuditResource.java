package org.linli.kit.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;

/** What was done in this service, for auditors. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class AuditResource {

    /** One action as auditors read it. */
    @Schema(name = "AuditEntry")
    public record AuditView(
            long id,
            Instant at,
            String actor,
            String role,
            String client,
            String action,
            String entity,
            String entityId,
            @Nullable String reason,
            Map<String, Object> details) {

        public static AuditView of(Audit.Numbered n) {
            AuditEntry e = n.entry();
            return new AuditView(
                    n.id(),
                    e.at(),
                    e.actor(),
                    e.role(),
                    e.client(),
                    e.action(),
                    e.entity(),
                    e.entityId(),
                    e.reason(),
                    e.details());
        }
    }

    private final Audit audit;

    AuditResource(Audit audit) {
        this.audit = audit;
    }

    @GET
    @RolesAllowed("auditor")
    @Operation(summary = "Every action in the order it was recorded")
    public Page<AuditView> entries(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        long after = cursor == null ? 0 : Cursor.parse(cursor, 1).number(0);
        return Page.of(audit.after(after, size + 1).stream().map(AuditView::of).toList(), size, v -> Cursor.of(v.id()));
    }
}
