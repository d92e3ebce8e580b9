package org.linli.volunteer.timebank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Family, to whom minutes and points can be handed on; oneself, or who represents somebody without a phone. */
@Path("/v1/people/{id}/family")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"resident", "volunteer"})
@Tag(name = "time bank")
public class FamilyResource {

    /** @param person registered, who has to agree */
    @Schema(name = "FamilyAsked")
    public record FamilyBody(@Nullable UUID person) {}

    /**
     * A tie, by id: names are read at the person.
     *
     * @param state {@code asked}: the other one has to agree; {@code asks-you}; {@code agreed}
     */
    @Schema(name = "FamilyTie")
    public record TieView(
            UUID person,
            String state,
            Instant askedAt,
            @Nullable Instant agreedAt) {

        static TieView of(FamilyTies.Tie tie) {
            String state = tie.agreedAt() != null ? "agreed" : tie.askedByMe() ? "asked" : "asks-you";
            return new TieView(tie.person(), state, tie.askedAt(), tie.agreedAt());
        }
    }

    private final TyingFamily tying;
    private final Actors actors;

    FamilyResource(TyingFamily tying, Actors actors) {
        this.tying = tying;
        this.actors = actors;
    }

    @GET
    @Operation(
            summary =
                    "Who agreed to be family, and who is asked or asks; whoever lives in the household is family without it")
    public Page<TieView> all(@PathParam("id") UUID id) {
        return new Page<>(
                tying.of(id, actors.current()).stream().map(TieView::of).toList(), null);
    }

    @POST
    @Operation(summary = "Ask somebody to be family; who was asked by them agrees by it. Can be repeated")
    public TieView ask(@PathParam("id") UUID id, @Nullable FamilyBody body) {
        return TieView.of(tying.ask(id, Asked.body(body).person(), actors.current()));
    }

    @POST
    @Path("/{person}/agreement")
    @Operation(summary = "Agree to be family of who asked. Can be repeated")
    public TieView agree(@PathParam("id") UUID id, @PathParam("person") UUID person) {
        return TieView.of(tying.agree(id, person, actors.current()));
    }

    @DELETE
    @Path("/{person}")
    @Operation(summary = "Take back what was asked, say no to it, or be family no more; either of the two")
    public void end(@PathParam("id") UUID id, @PathParam("person") UUID person) {
        tying.end(id, person, actors.current());
    }
}
