package org.linli.intake.report;

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
import org.linli.intake.photo.PhotoRef;
import org.linli.intake.photo.Photos;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** What officers do with a report; each needs the version they saw as If-Match and answers the report as it is then. */
@Path("/v1/reports/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class ReportActionsResource {

    private static final int LONGEST_NOTE = 2_000;

    /**
     * @param outcome confirmed or not-found
     * @param photos at most 10, uploaded before
     */
    @Schema(name = "Verification")
    public record VerificationBody(
            @Nullable String outcome,
            @Nullable String note,
            @Nullable List<@Nullable PhotoRef> photos) {}

    /**
     * @param category code of a leaf; may be left out when the report has one
     * @param area may be left out to keep the present one
     */
    @Schema(name = "Acceptance")
    public record AcceptanceBody(
            @Nullable String category,
            @Nullable String area,
            @Nullable String note) {}

    /**
     * @param reasonCode of kind refusal in the city's reasons
     * @param reason in words, 1–2,000 characters; the reporter reads them
     */
    @Schema(name = "Refusal")
    public record RefusalBody(
            @Nullable String reasonCode, @Nullable String reason) {}

    /**
     * @param text shown from now on, 1–10,000 characters
     * @param reason why; the reporter is told
     */
    @Schema(name = "Redaction")
    public record RedactionBody(
            @Nullable String text, @Nullable String reason) {}

    private final VerifyingReport verifying;
    private final AcceptingReport accepting;
    private final RefusingReport refusing;
    private final Redactions redactions;
    private final ReportViews views;
    private final Photos photos;
    private final Actors actors;

    ReportActionsResource(
            VerifyingReport verifying,
            AcceptingReport accepting,
            RefusingReport refusing,
            Redactions redactions,
            ReportViews views,
            Photos photos,
            Actors actors) {
        this.verifying = verifying;
        this.accepting = accepting;
        this.refusing = refusing;
        this.redactions = redactions;
        this.views = views;
        this.photos = photos;
        this.actors = actors;
    }

    @POST
    @Path("/verification")
    @RolesAllowed("grid-worker")
    @Operation(summary = "A grid worker of the grid says what is on the spot")
    public Response verify(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable VerificationBody body) {
        VerificationBody given = required(body);
        boolean confirmed = confirmed(given.outcome());
        String note = Words.optional("note", given.note(), LONGEST_NOTE);
        Actor actor = actors.current();
        verifying.verify(
                ReportResource.id(id), IfMatch.required(seen), confirmed, note, photos.claimed(given.photos()), actor);
        return answer(id, actor);
    }

    @POST
    @Path("/acceptance")
    @RolesAllowed("desk")
    @Operation(summary = "The desk takes the report")
    public Response accept(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable AcceptanceBody body) {
        AcceptanceBody given = required(body);
        String note = Words.optional("note", given.note(), LONGEST_NOTE);
        Actor actor = actors.current();
        accepting.accept(ReportResource.id(id), IfMatch.required(seen), given.category(), given.area(), note, actor);
        return answer(id, actor);
    }

    @POST
    @Path("/refusal")
    @RolesAllowed("desk")
    @Operation(summary = "The desk does not take the report and says why")
    public Response refuse(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable RefusalBody body) {
        RefusalBody given = required(body);
        String code = Words.required("reasonCode", given.reasonCode(), 40);
        String words = Words.required("reason", given.reason(), LONGEST_NOTE);
        Actor actor = actors.current();
        refusing.refuse(ReportResource.id(id), IfMatch.required(seen), code, words, actor);
        return answer(id, actor);
    }

    @POST
    @Path("/redactions")
    @RolesAllowed("desk")
    @Operation(summary = "Show other words instead of the reporter's; the original is kept")
    public Response redact(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String seen,
            @Nullable RedactionBody body) {
        RedactionBody given = required(body);
        String text = Words.required("text", given.text(), Words.LONGEST_TEXT);
        String reason = Words.required("reason", given.reason(), LONGEST_NOTE);
        Actor actor = actors.current();
        redactions.redact(ReportResource.id(id), IfMatch.required(seen), text, reason, actor);
        return answer(id, actor);
    }

    private Response answer(String id, Actor actor) {
        ReportViews.ReportView view = views.view(UUID.fromString(id), actor);
        return Response.ok(view)
                .header(HttpHeaders.ETAG, IfMatch.etag(view.version()))
                .build();
    }

    private static boolean confirmed(@Nullable String outcome) {
        if (!"confirmed".equals(outcome) && !"not-found".equals(outcome)) {
            throw Problem.invalid("outcome", "known", "须为 confirmed 或 not-found", "must be confirmed or not-found");
        }
        return outcome.equals("confirmed");
    }

    private static <T> T required(@Nullable T body) {
        if (body == null) {
            throw Problem.invalid("body", "required", "请求内容不能为空", "the body must not be empty");
        }
        return body;
    }
}
