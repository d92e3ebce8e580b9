package org.linli.care.risk;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** The rules that say how much people are at risk. */
@Path("/v1/risk-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "risk")
public class RiskResource {

    private final TellingRules telling;
    private final PreviewingRules previewing;
    private final RulesTable table;
    private final Actors actors;

    RiskResource(TellingRules telling, PreviewingRules previewing, RulesTable table, Actors actors) {
        this.telling = telling;
        this.previewing = previewing;
        this.table = table;
        this.actors = actors;
    }

    @GET
    @RolesAllowed({"desk", "duty-chief", "auditor", "administrator"})
    @Operation(summary = "Every set of rules, the one that counts last first")
    public List<RulesBody> rules() {
        return table.all().stream().map(RulesBody::of).toList();
    }

    @POST
    @RolesAllowed("administrator")
    @Operation(summary = "Tell rules that count from a day ahead")
    public Response tell(@Nullable RulesBody body) {
        int version = telling.tell(Asked.body(body), actors.current());
        return Response.status(Response.Status.CREATED)
                .entity(Map.of("version", version))
                .build();
    }

    @POST
    @Path("/preview")
    @RolesAllowed("administrator")
    @Operation(summary = "Who would move up or down by other rules, and how many visits more; changes nothing")
    public PreviewingRules.Preview preview(@QueryParam("area") @Nullable String area, @Nullable RulesBody body) {
        return previewing.preview(telling.asked(Asked.body(body)), area);
    }
}
