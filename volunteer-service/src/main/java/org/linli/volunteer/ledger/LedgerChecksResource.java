package org.linli.volunteer.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Checking the whole ledger, and what the checks found. */
@Path("/v1/ledger-checks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "ledger")
public class LedgerChecksResource {

    private static final String ADMINISTRATOR = "administrator";

    private final CheckingLedger checking;
    private final LedgerChecks checks;
    private final AccountSight sight;
    private final Actors actors;

    LedgerChecksResource(CheckingLedger checking, LedgerChecks checks, AccountSight sight, Actors actors) {
        this.checking = checking;
        this.checks = checks;
        this.sight = sight;
        this.actors = actors;
    }

    @POST
    @RolesAllowed(ADMINISTRATOR)
    @Operation(summary = "Work every number of the ledger out anew and compare, now")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = LedgerChecks.Checked.class)))
    public Response check() {
        return Response.status(Response.Status.CREATED)
                .entity(checking.check(actors.current(), ADMINISTRATOR))
                .build();
    }

    /** @throws Problem not-allowed for an auditor of a part of the city only */
    @GET
    @RolesAllowed({ADMINISTRATOR, "auditor"})
    @Operation(summary = "What the checks found, the latest first")
    public Page<LedgerChecks.Checked> checks(
            @QueryParam("limit") @DefaultValue("50") int limit, @QueryParam("cursor") @Nullable String cursor) {
        Actor actor = actors.current();
        if (!actor.has(ADMINISTRATOR) && !sight.isCityAuditor(actor)) {
            throw Problem.of(CommonProblem.NOT_ALLOWED).detail("需要全市的任职", "Needs a posting for the whole city");
        }
        int size = Page.limit(limit);
        long before = cursor == null ? Long.MAX_VALUE : Cursor.parse(cursor, 1).number(0);
        return Page.of(checks.before(before, size + 1), size, checked -> Cursor.of(checked.id()));
    }
}
