package org.linli.kit.audit;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

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

    private static final String AUDITOR = "auditor";

    private final Audit audit;
    private final Actors actors;

    AuditResource(Audit audit, Actors actors) {
        this.audit = audit;
        this.actors = actors;
    }

    @GET
    @RolesAllowed(AUDITOR)
    @Operation(
            summary = "Every action in the order it was recorded; for auditors of the whole city",
            description = "An entry names what was done to what, not where: an auditor of a part has no part of it.")
    public Page<AuditView> entries(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        requireWholeCity(actors.current());
        int size = Page.limit(limit);
        long after = cursor == null ? 0 : Cursor.parse(cursor, 1).number(0);
        return Page.of(audit.after(after, size + 1).stream().map(AuditView::of).toList(), size, v -> Cursor.of(v.id()));
    }

    /** The root of the areas is the one path of a single code. */
    private static void requireWholeCity(Actor actor) {
        if (actor.areaPaths(AUDITOR).stream().allMatch(path -> path.contains("."))) {
            throw Problem.of(CommonProblem.NOT_ALLOWED)
                    .detail("需要全市范围的审计员任职", "Needs a posting as auditor of the whole city")
                    .with("roles", List.of(AUDITOR));
        }
    }
}
