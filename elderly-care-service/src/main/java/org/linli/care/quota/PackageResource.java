package org.linli.care.quota;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Contracts with providers: how many visits of which kind, for whom, and what is left. */
@Path("/v1/packages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "packages")
public class PackageResource {

    private final KeepingPackage keeping;
    private final ChangingPackage changing;
    private final Enrolling enrolling;
    private final PackageViews views;
    private final Actors actors;

    PackageResource(
            KeepingPackage keeping, ChangingPackage changing, Enrolling enrolling, PackageViews views, Actors actors) {
        this.keeping = keeping;
        this.changing = changing;
        this.enrolling = enrolling;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @RolesAllowed("desk")
    @Operation(summary = "Take a contract package on; the desk of the area where it counts")
    @APIResponse(
            responseCode = "201",
            content = @Content(schema = @Schema(implementation = PackageViews.PackageView.class)))
    public Response open(@Nullable PackageBody body) {
        Actor actor = actors.current();
        return answer(Response.Status.CREATED, keeping.open(Asked.body(body), actor), actor);
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "Packages that count in an area and everything below it")
    public Page<PackageViews.PackageRow> packages(
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.page(area, limit, cursor, actors.current());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "One package with its pace and who is enrolled")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PackageViews.PackageView.class)))
    public Response one(@PathParam("id") UUID id) {
        return answer(Response.Status.OK, id, actors.current());
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed("desk")
    @Operation(summary = "Change days and lines of a package, never below what is taken; the desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PackageViews.PackageView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            PackageBody.@Nullable TermsBody body) {
        Actor actor = actors.current();
        changing.change(id, Asked.body(body), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @PUT
    @Path("/{id}/people/{elder}")
    @RolesAllowed("desk")
    @Operation(summary = "Enrol a person, perhaps with a share of their own; the desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PackageViews.PackageView.class)))
    public Response enrol(
            @PathParam("id") UUID id,
            @PathParam("elder") UUID elder,
            @HeaderParam("If-Match") @Nullable String seen,
            PackageBody.@Nullable ShareBody body) {
        Actor actor = actors.current();
        enrolling.enrol(id, elder, Asked.body(body).visits(), IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @DELETE
    @Path("/{id}/people/{elder}")
    @RolesAllowed("desk")
    @Operation(summary = "A person is no longer enrolled; what was consumed for them stays. The desk of the area")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = PackageViews.PackageView.class)))
    public Response remove(
            @PathParam("id") UUID id, @PathParam("elder") UUID elder, @HeaderParam("If-Match") @Nullable String seen) {
        Actor actor = actors.current();
        enrolling.remove(id, elder, IfMatch.required(seen), actor);
        return answer(Response.Status.OK, id, actor);
    }

    @GET
    @Path("/{id}/entries")
    @RolesAllowed({"desk", "duty-chief", "auditor"})
    @Operation(summary = "The places its visits took, reserved, consumed or released")
    public Page<PackageViews.EntryView> entries(
            @PathParam("id") UUID id,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return views.entries(id, state, limit, cursor, actors.current());
    }

    private Response answer(Response.Status status, UUID id, Actor actor) {
        PackageViews.PackageView view = views.one(id, actor);
        return Response.status(status)
                .entity(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }
}
