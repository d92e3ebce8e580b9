package org.linli.volunteer.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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

/** People who help: registering, reading, telling anew. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class PersonResource {

    private final RegisteringPerson registering;
    private final ChangingProfile changing;
    private final PersonViews views;
    private final PersonList list;
    private final Actors actors;

    PersonResource(
            RegisteringPerson registering,
            ChangingProfile changing,
            PersonViews views,
            PersonList list,
            Actors actors) {
        this.registering = registering;
        this.changing = changing;
        this.views = views;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "Register myself; or, as the desk of the area, somebody without a phone to sign in with",
            description =
                    "One profile a subject: whoever is registered already gets the present profile with 200. A profile"
                            + " that is paused or left stays so. The desk gives an Idempotency-Key: the same key and body"
                            + " are the same person, with 200.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PersonView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response register(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable PersonBody body) {
        Actor actor = actors.current();
        RegisteringPerson.Registered registered = registering.register(Asked.body(body), key, actor);
        return views.of(registered.profile().id(), actor)
                .asResponse(registered.anew() ? Response.Status.CREATED : Response.Status.OK);
    }

    @GET
    @RolesAllowed("desk")
    @Operation(summary = "People of my areas; no phones")
    public Page<PersonList.PersonRow> people(
            @QueryParam("area") @Nullable String area,
            @QueryParam("skill") @Nullable String skill,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return list.page(new PersonList.Query(area, skill, state, limit, cursor), actors.current());
    }

    @GET
    @Path("/me")
    @RolesAllowed({"resident", "volunteer"})
    @Operation(summary = "My own profile; its version is the ETag")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response me() {
        return views.mine(actors.current()).asResponse(Response.Status.OK);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"resident", "volunteer", "desk", "auditor"})
    @Operation(
            summary = "One person: myself, whom I represent, or of my area; the version is the ETag",
            description = "Name and phone are masked for all but oneself and the desk of the area; the phone in full is"
                    + " /contact.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response one(@PathParam("id") UUID id) {
        return views.of(id, actors.current()).asResponse(Response.Status.OK);
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "Tell a profile anew: oneself, who represents them, or the desk of the area",
            description = "What is left out is forgotten, but the phone, which stays; an empty one is removed. Another"
                    + " community or unit ends the membership there was.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable PersonBody body) {
        Actor actor = actors.current();
        changing.change(id, IfMatch.required(ifMatch), Asked.body(body), actor);
        return views.of(id, actor).asResponse(Response.Status.OK);
    }
}
