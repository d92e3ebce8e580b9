package org.linli.volunteer.claim;

import io.quarkus.security.Authenticated;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Who takes which place of a need. */
@Path("/v1/needs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "claims")
public class ClaimsOfNeedResource {

    /** @param person for whom the desk claims; the caller when left out */
    @Schema(name = "Claiming")
    public record ClaimingBody(@Nullable UUID person) {}

    /**
     * @param team its id
     * @param people those of its members who shall serve, 1–50
     * @param credit whose the minutes are that they earn: {@code person}, each their own, or {@code team}; {@code person} when
     *     left out. Points are each person's own.
     */
    @Schema(name = "TeamClaiming")
    public record TeamClaimingBody(
            @Nullable UUID team,
            @Nullable List<UUID> people,
            @Nullable String credit) {}

    private static final int MOST_MEMBERS = 50;

    private final ClaimingNeed claiming;
    private final ClaimList list;
    private final Actors actors;

    ClaimsOfNeedResource(ClaimingNeed claiming, ClaimList list, Actors actors) {
        this.claiming = claiming;
        this.list = list;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/claims")
    @RolesAllowed({"volunteer", "desk"})
    @Operation(
            summary = "Claim a place of a need",
            description =
                    "As many are held as there are places. Within the fair window claims are entered, and drawn when it ends."
                            + " 201; 200 with the claim that stands already, so that it can be repeated.")
    public Response claim(@PathParam("id") UUID id, @Nullable ClaimingBody body) {
        ClaimingNeed.Claimed claimed = claiming.claim(id, body == null ? null : body.person(), actors.current());
        Claim claim = claimed.claim();
        return Response.status(claimed.fresh() ? 201 : 200)
                .location(URI.create("/v1/claims/" + claim.id()))
                .header("ETag", IfMatch.etag(claim.version()))
                .entity(ClaimViews.Standing.of(claim, claimed.need().state().wire()))
                .build();
    }

    @POST
    @Path("/{id}/team-claims")
    @RolesAllowed({"volunteer", "desk", "organisation"})
    @Operation(
            summary = "A team claims a place for each of the members who shall serve, for all of them or for none",
            description =
                    "Its leader, its organisation, or the desk of its area. Each member has a claim of their own then. Can be"
                            + " repeated: claims that stand already are answered again.")
    public Page<ClaimViews.Standing> claimAsTeam(@PathParam("id") UUID id, @Nullable TeamClaimingBody body) {
        TeamClaimingBody asked = Asked.body(body);
        UUID team = Asked.given("team", asked.team());
        List<UUID> members = Asked.given("people", asked.people());
        if (members.isEmpty() || members.contains(null) || Set.copyOf(members).size() < members.size()) {
            throw Problem.invalid("people", "each-once", "须列出成员,且不重复", "must name members, each once");
        }
        Asked.atMost("people", members, MOST_MEMBERS);
        return new Page<>(
                claiming.claim(id, team, members, toTeam(asked.credit()), actors.current()).stream()
                        .map(claimed -> ClaimViews.Standing.of(
                                claimed.claim(), claimed.need().state().wire()))
                        .toList(),
                null);
    }

    private static boolean toTeam(@Nullable String credit) {
        return switch (credit) {
            case null -> false;
            case "person" -> false;
            case "team" -> true;
            default -> throw Problem.invalid("credit", "one-of", "须为:person, team", "must be one of: person, team");
        };
    }

    @GET
    @Path("/{id}/claims")
    @Authenticated
    @Operation(summary = "Every claim on a need; who proposed it, desk and auditor of its area")
    public Page<ClaimViews.Whole> ofNeed(@PathParam("id") UUID id) {
        return list.on(id, actors.current());
    }
}
