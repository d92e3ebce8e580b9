package org.linli.volunteer.timebank;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Cursor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.CallersKey;

/** The reserve of the time bank: filled by two administrators. */
@Path("/v1/time-bank/reserve")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("administrator")
@Tag(name = "time bank")
public class ReserveResource {

    /**
     * @param minutes 1–6,000,000
     * @param reason 1–500 characters
     */
    @Schema(name = "ReserveFillingTold")
    public record FillingBody(
            @Nullable Long minutes, @Nullable String reason) {}

    /** @param reason 1–500 characters */
    @Schema(name = "ReserveRefusal")
    public record RefusalBody(@Nullable String reason) {}

    /** Minutes that shall come into the reserve, or came. */
    @Schema(name = "ReserveFilling")
    public record FillingView(
            UUID id,
            long version,
            String state,
            long minutes,
            String reason,
            String proposedBy,
            Instant proposedAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable String decisionReason) {

        static FillingView of(Filling filling) {
            return new FillingView(
                    filling.id(),
                    filling.version(),
                    filling.state().wire(),
                    filling.minutes(),
                    filling.reason(),
                    filling.proposedBy(),
                    filling.proposedAt(),
                    filling.decidedBy(),
                    filling.decidedAt(),
                    filling.decisionReason());
        }
    }

    private final FillingReserve filling;
    private final Fillings fillings;
    private final Actors actors;

    ReserveResource(FillingReserve filling, Fillings fillings, Actors actors) {
        this.filling = filling;
        this.fillings = fillings;
        this.actors = actors;
    }

    @POST
    @Operation(summary = "Propose to fill the reserve; the same Idempotency-Key gets the same answer")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = FillingView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FillingView.class)))
    public Response propose(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable FillingBody body) {
        String under = CallersKey.required(key);
        FillingBody asked = Asked.body(body);
        FillingReserve.Proposed proposed = filling.propose(asked.minutes(), asked.reason(), under, actors.current());
        return shown(proposed.filling(), proposed.fresh() ? 201 : 200);
    }

    @GET
    @Operation(summary = "Fillings of the reserve, the latest first")
    public Page<FillingView> all(
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Page.limit(limit);
        ReserveState wanted = state == null
                ? null
                : ReserveState.of(state)
                        .orElseThrow(() -> Problem.invalid("state", "known", "没有这个状态", "there is no such state"));
        List<FillingView> found =
                fillings
                        .page(
                                wanted,
                                cursor == null
                                        ? null
                                        : uuid(Cursor.parse(cursor, 1).text(0)),
                                size + 1)
                        .stream()
                        .map(FillingView::of)
                        .toList();
        return Page.of(found, size, one -> Cursor.of(one.id()));
    }

    @POST
    @Path("/{id}/approval")
    @Operation(summary = "Approve; another administrator than who proposed it. The minutes are there then")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FillingView.class)))
    public Response approve(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return shown(filling.approve(id, IfMatch.required(ifMatch), actors.current()), 200);
    }

    @POST
    @Path("/{id}/refusal")
    @Operation(summary = "Refuse, with a reason; who proposed it takes it back this way")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = FillingView.class)))
    public Response refuse(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RefusalBody body) {
        return shown(
                filling.refuse(id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()), 200);
    }

    private static Response shown(Filling one, int status) {
        return Response.status(status)
                .header("ETag", IfMatch.etag(one.version()))
                .entity(FillingView.of(one))
                .build();
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException foreign) {
            throw Problem.invalid("cursor", "from-this-list", "游标无效", "not a cursor of this list");
        }
    }
}
