package org.linli.care.elder;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Asked;

/** What belongs to somebody in the register: contacts, consents, and what is sealed. */
@Path("/v1/elders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "register")
public class ElderPartsResource {

    private final ContactsOfElder contacts;
    private final SayingElderConsent consents;
    private final ElderViews views;
    private final ReadingElderContact reading;
    private final Actors actors;

    ElderPartsResource(
            ContactsOfElder contacts,
            SayingElderConsent consents,
            ElderViews views,
            ReadingElderContact reading,
            Actors actors) {
        this.contacts = contacts;
        this.consents = consents;
        this.views = views;
        this.reading = reading;
        this.actors = actors;
    }

    @GET
    @Path("/contacts")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "Whom to call when nobody opens, in this order; phones masked")
    public List<ContactsOfElder.ContactView> contacts(@PathParam("id") UUID id) {
        return contacts.of(id, actors.current());
    }

    @PUT
    @Path("/contacts")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "Tell all contacts anew, in the order in which they are called, at most 9")
    public List<ContactsOfElder.ContactView> tell(
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") @Nullable String seen,
            @Nullable List<ContactsOfElder.@Nullable ContactBody> told) {
        contacts.tell(id, told, IfMatch.required(seen), actors.current());
        return contacts.of(id, actors.current());
    }

    @GET
    @Path("/consents")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "What they agreed to, every word, latest first")
    public List<SayingElderConsent.ConsentView> consents(@PathParam("id") UUID id) {
        return consents.said(id, actors.current());
    }

    @POST
    @Path("/consents")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(summary = "Write down what they agree to, or not any more")
    public Response say(@PathParam("id") UUID id, SayingElderConsent.@Nullable ConsentBody body) {
        consents.say(id, Asked.body(body), actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(consents.said(id, actors.current()))
                .build();
    }

    @GET
    @Path("/identity")
    @RolesAllowed("desk")
    @Operation(summary = "The ID number in full; the desk of the area. On record")
    public ElderViews.Identity identity(@PathParam("id") UUID id) {
        return views.identity(id, actors.current());
    }

    @GET
    @Path("/contact")
    @RolesAllowed({"grid-worker", "desk"})
    @Operation(
            summary =
                    "Phones in full, theirs and their contacts'; the grid worker of the grid, the desk of the area. On record")
    public ElderMatter contact(@PathParam("id") UUID id) {
        return reading.read(id, actors.current());
    }
}
