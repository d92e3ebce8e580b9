package org.linli.volunteer.matching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Language;
import org.linli.volunteer.matching.CandidateViews.CandidatesView;
import org.linli.volunteer.matching.CandidateViews.StandingView;

/** Who suits a need, and why or why not. */
@Path("/v1/needs/{id}/candidates")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "needs")
public class CandidatesResource {

    private final RankingCandidates ranking;
    private final Actors actors;

    CandidatesResource(RankingCandidates ranking, Actors actors) {
        this.ranking = ranking;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(
            summary = "People for the need, best first, each with the value, weight and contribution of every term",
            description = "Everybody within the need's reach is looked at; limit says how many are told.")
    public CandidatesView candidates(@PathParam("id") UUID id, @QueryParam("limit") @DefaultValue("20") int limit) {
        int size = Page.limit(limit);
        return CandidatesView.of(id, ranking.rank(id, actors.current()), size);
    }

    @GET
    @Path("/{person}")
    @RolesAllowed("desk")
    @Operation(
            summary =
                    "Why somebody is or is not among them: every rule they break with the fact that breaks it, or their score")
    public StandingView standing(
            @PathParam("id") UUID id,
            @PathParam("person") UUID person,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String language) {
        return StandingView.of(id, ranking.whyNot(id, person, actors.current()), Language.of(language));
    }
}
