package org.linli.volunteer.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** Who may act for a person without a phone. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class RepresentativeResource {

    /**
     * Who shall act: one of the two.
     *
     * @param subject of their token
     * @param personId a registered person who signs in
     */
    @Schema(name = "RepresentativeTold")
    public record RepresentativeBody(
            @Nullable String subject, @Nullable UUID personId) {}

    private final Representatives representatives;
    private final Actors actors;

    RepresentativeResource(Representatives representatives, Actors actors) {
        this.representatives = representatives;
        this.actors = actors;
    }

    @GET
    @Path("/{id}/representatives")
    @RolesAllowed("desk")
    @Operation(summary = "Who may act for a person; the desk of the area")
    public List<Representatives.Representative> of(@PathParam("id") UUID id) {
        return representatives.of(id, actors.current());
    }

    @POST
    @Path("/{id}/representatives")
    @RolesAllowed("desk")
    @Operation(summary = "Name somebody who may act for a person without a phone; naming them again changes nothing")
    public Representatives.Representative appoint(@PathParam("id") UUID id, @Nullable RepresentativeBody body) {
        RepresentativeBody asked = Asked.body(body);
        return representatives.appoint(id, asked.subject(), asked.personId(), actors.current());
    }

    @DELETE
    @Path("/{id}/representatives/{representative}")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("desk")
    @Operation(summary = "From now on they may not act for this person any more")
    public void dismiss(@PathParam("id") UUID id, @PathParam("representative") UUID representative) {
        representatives.dismiss(id, representative, actors.current());
    }
}
