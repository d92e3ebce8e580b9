package org.linli.volunteer.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** What becomes of a profile, what the person knows and how they are reached. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class PersonActionsResource {

    /** @param skills codes of the city's list, at most 50: all of them */
    @Schema(name = "SkillsTold")
    public record SkillsBody(@Nullable List<@Nullable String> skills) {}

    private final PausingPerson pausing;
    private final Skills skills;
    private final ReadingContact contact;
    private final PersonViews views;
    private final Actors actors;

    PersonActionsResource(
            PausingPerson pausing, Skills skills, ReadingContact contact, PersonViews views, Actors actors) {
        this.pausing = pausing;
        this.skills = skills;
        this.contact = contact;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/pausing")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Pause a profile: nobody is asked while it is paused. No body")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response pause(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return act(id, PersonTable.PAUSE, ifMatch);
    }

    @POST
    @Path("/{id}/leaving")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Leave. No body")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response leave(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return act(id, PersonTable.LEAVE, ifMatch);
    }

    @POST
    @Path("/{id}/return")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Take up a profile that is paused or left. No body")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response comeBack(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return act(id, PersonTable.RETURN, ifMatch);
    }

    @PUT
    @Path("/{id}/skills")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Tell all skills of a person anew")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PersonView.class)))
    public Response skills(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable SkillsBody body) {
        Actor actor = actors.current();
        skills.replace(id, IfMatch.required(ifMatch), Asked.body(body).skills(), actor);
        return views.of(id, actor).asResponse(Response.Status.OK);
    }

    @GET
    @Path("/{id}/contact")
    @RolesAllowed({"resident", "volunteer", "desk", "auditor"})
    @Operation(summary = "Name and phone in full: oneself, or the desk of the area; each reading is audited")
    public ReadingContact.Contact contact(@PathParam("id") UUID id) {
        return contact.read(id, actors.current());
    }

    private Response act(UUID id, String action, @Nullable String ifMatch) {
        Actor actor = actors.current();
        pausing.act(id, action, IfMatch.required(ifMatch), actor);
        return views.of(id, actor).asResponse(Response.Status.OK);
    }
}
