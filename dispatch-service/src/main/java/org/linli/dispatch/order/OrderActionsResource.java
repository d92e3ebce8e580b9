package org.linli.dispatch.order;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;

/** What a unit, a duty chief and a dispatcher do with a work order. */
@Path("/v1/orders")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "orders")
public class OrderActionsResource {

    /** @param reasonCode of the city's list, kind return */
    @Schema(name = "Return")
    public record ReturnBody(
            @Nullable String reasonCode, @Nullable String reason) {}

    /**
     * @param words for the record, 1–20,000 characters
     * @param answer what the reporter reads; the lead owes one
     * @param photos at most 10, uploaded before by the same person
     */
    @Schema(name = "ReportBack")
    public record ReportBody(
            @Nullable String words,
            @Nullable String answer,
            @Nullable List<@Nullable PhotoClaim> photos) {}

    /**
     * @param note for the record, at most 2,000 characters
     * @param photos at most 10, uploaded before by the same person
     */
    @Schema(name = "StageReport")
    public record StageBody(@Nullable String note, @Nullable List<@Nullable PhotoClaim> photos) {}

    /** @param ruling uphold or overrule */
    @Schema(name = "Arbitration")
    public record ArbitrationBody(
            @Nullable String ruling, @Nullable String reason) {}

    /** Why the order is taken back. */
    @Schema(name = "Withdrawal")
    public record WithdrawalBody(@Nullable String reason) {}

    private final TakingOrder taking;
    private final ReturningOrder returning;
    private final ReportingStage stages;
    private final ReportingBack reporting;
    private final ArbitratingReturn arbitrating;
    private final WithdrawingOrder withdrawing;
    private final Actors actors;

    OrderActionsResource(
            TakingOrder taking,
            ReturningOrder returning,
            ReportingStage stages,
            ReportingBack reporting,
            ArbitratingReturn arbitrating,
            WithdrawingOrder withdrawing,
            Actors actors) {
        this.taking = taking;
        this.returning = returning;
        this.stages = stages;
        this.reporting = reporting;
        this.arbitrating = arbitrating;
        this.withdrawing = withdrawing;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/taking")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("unit-handler")
    @Operation(summary = "Take an order; a handler of its unit. No body")
    public Response take(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return taking.take(id, IfMatch.required(ifMatch), actors.current()).asResponse();
    }

    @POST
    @Path("/{id}/return")
    @RolesAllowed("unit-handler")
    @Operation(summary = "Return an order within its return time, with a reason; once overruled, not again")
    public Response giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReturnBody body) {
        ReturnBody asked = Asked.body(body);
        return returning
                .returnOrder(id, IfMatch.required(ifMatch), asked.reasonCode(), asked.reason(), actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/stages/{stage}/report")
    @RolesAllowed("unit-handler")
    @Operation(
            summary = "Report a stage of the work done before the whole is; a handler of the lead unit",
            description = "Stages are reported in their order, each once; the last one by reporting back, which also"
                    + " reports those that are still open. After its due time a stage is done, and late.")
    public Response reportStage(
            @PathParam("id") UUID id,
            @PathParam("stage") String stage,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable StageBody body) {
        StageBody asked = Asked.body(body);
        List<PhotoClaim> photos = PhotoClaim.checked("photos", asked.photos());
        return stages.report(id, stage, IfMatch.required(ifMatch), asked.note(), photos, actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/report")
    @RolesAllowed("unit-handler")
    @Operation(summary = "Report back: words for the record, an answer for the reporter, photos as evidence")
    public Response report(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ReportBody body) {
        ReportBody asked = Asked.body(body);
        ReportingBack.Report report =
                new ReportingBack.Report(asked.words(), asked.answer(), PhotoClaim.checked("photos", asked.photos()));
        return reporting
                .report(id, IfMatch.required(ifMatch), report, actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/arbitration")
    @RolesAllowed("duty-chief")
    @Operation(summary = "Rule on a return: uphold it, or overrule it and give the order back to the unit")
    public Response arbitrate(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ArbitrationBody body) {
        ArbitrationBody asked = Asked.body(body);
        return arbitrating
                .arbitrate(id, IfMatch.required(ifMatch), asked.ruling(), asked.reason(), actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/withdrawal")
    @RolesAllowed("dispatcher")
    @Operation(summary = "Withdraw an order that nobody took yet")
    public Response withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable WithdrawalBody body) {
        return withdrawing
                .withdraw(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current())
                .asResponse();
    }
}
