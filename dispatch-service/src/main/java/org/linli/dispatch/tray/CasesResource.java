package org.linli.dispatch.tray;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.linli.dispatch.casefile.CaseChronicle;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditResource.AuditView;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Problem;

/** Cases to read: lists, one in full, its history. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class CasesResource {

    private final CaseList list;
    private final Details details;
    private final Sight sight;
    private final Audit audit;
    private final Actors actors;

    CasesResource(CaseList list, Details details, Sight sight, Audit audit, Actors actors) {
        this.list = list;
        this.details = details;
        this.sight = sight;
        this.audit = audit;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(
            summary = "Cases of my areas, or with an order of my unit; what should be acted on first comes first",
            description = "Ordered by when the present step should be over.")
    public Page<CaseList.CaseRow> cases(@BeanParam CaseFilter filter) {
        return list.page(filter, Scope.of(actors.current()).required());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(summary = "One case in full, with what I could do now; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CaseDetail.class)))
    public Response one(@PathParam("id") UUID id) {
        CaseDetail detail = details.ofCase(id, actors.current());
        return Response.ok(detail)
                .header(HttpHeaders.ETAG, IfMatch.etag(detail.version()))
                .build();
    }

    @GET
    @Path("/{id}/history")
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(summary = "Who did what to the case and its orders, in which role, why and when; oldest first")
    public List<AuditView> history(@PathParam("id") UUID id) {
        Actor actor = actors.current();
        Share share = sight.ofCase(id, actor)
                .orElseThrow(() -> Problem.notFound("case", "案件"))
                .share();
        return audit.of(CaseChronicle.ENTITY, id.toString()).stream()
                .flatMap(n -> share.of(n.entry()).map(e -> new Audit.Numbered(n.id(), e)).stream())
                .map(AuditView::of)
                .toList();
    }
}
