package org.linli.dispatch.check;

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
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Asked;
import org.linli.dispatch.photo.PhotoClaim;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Checking and closing over REST. */
@Path("/v1/cases")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases")
public class CheckResource {

    /**
     * @param outcome passed or failed
     * @param reasonCode of the city's list, kind rework; when failed
     * @param note what was found, 1–2,000 characters
     * @param photos at most 10, uploaded before by the same person
     * @param rework which handled orders go back to work when failed; without it all
     */
    @Schema(name = "Check")
    public record CheckBody(
            @Nullable String outcome,
            @Nullable String reasonCode,
            @Nullable String note,
            @Nullable List<@Nullable PhotoClaim> photos,
            @Nullable List<@Nullable UUID> rework) {}

    /** What there is to say at the end, if anything. */
    @Schema(name = "Closing")
    public record ClosingBody(@Nullable String note) {}

    private final CheckingCase checking;
    private final ClosingCase closing;
    private final Actors actors;

    CheckResource(CheckingCase checking, ClosingCase closing, Actors actors) {
        this.checking = checking;
        this.closing = closing;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/check")
    @RolesAllowed("inspector")
    @Operation(summary = "Say what the check found; an inspector of its area who handled none of its orders")
    public Response check(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable CheckBody body) {
        CheckBody asked = Asked.body(body);
        if (!"passed".equals(asked.outcome()) && !"failed".equals(asked.outcome())) {
            throw Problem.invalid("outcome", "known", "须为 passed 或 failed", "must be passed or failed");
        }
        List<UUID> rework = asked.rework() == null
                ? List.of()
                : asked.rework().stream().filter(Objects::nonNull).toList();
        CheckingCase.Finding finding = new CheckingCase.Finding(
                "passed".equals(asked.outcome()),
                asked.reasonCode(),
                asked.note(),
                PhotoClaim.checked("photos", asked.photos()),
                rework);
        return checking.check(id, IfMatch.required(ifMatch), finding, actors.current())
                .asResponse();
    }

    @POST
    @Path("/{id}/closing")
    @RolesAllowed("duty-chief")
    @Operation(summary = "Close a checked case; a duty chief of its area")
    public Response close(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable ClosingBody body) {
        return closing.close(id, IfMatch.required(ifMatch), body == null ? null : body.note(), actors.current())
                .asResponse();
    }
}
