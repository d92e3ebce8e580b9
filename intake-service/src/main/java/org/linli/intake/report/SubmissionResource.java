package org.linli.intake.report;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.NonBlocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.intake.tracking.ResidentWords;
import org.linli.intake.tracking.TrackingSecret;
import org.linli.kit.limit.RateLimit;
import org.linli.kit.problem.Problem;

/** Where everybody reports. */
@Path("/v1/reports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class SubmissionResource {

    private static final ResidentWords.Both THANKS =
            new ResidentWords.Both("已收到您的上报,请记下编号和查询密码", "We have your report; please note its number and secret");

    /**
     * What the reporter gets at once.
     *
     * @param number by which the report is called
     * @param secret with the number it opens the public timeline
     * @param state in the resident's words
     */
    @Schema(name = "SubmissionAnswer")
    public record SubmissionAnswer(
            UUID reportId,
            String number,
            String secret,
            ResidentWords.Both acknowledgement,
            ResidentWords.Both state,
            Instant submittedAt) {}

    private final SubmittingReport submitting;
    private final TrackingSecret secrets;
    private final SecurityIdentity identity;
    private final RateLimit anonymous;

    SubmissionResource(
            SubmittingReport submitting,
            TrackingSecret secrets,
            SecurityIdentity identity,
            IntakeSettings settings,
            Clock clock) {
        this.submitting = submitting;
        this.secrets = secrets;
        this.identity = identity;
        this.anonymous = new RateLimit(
                settings.anonymous().reportsPerMinute(), settings.anonymous().reportsBurst(), clock);
    }

    // Reading and checking is a matter of microseconds in memory, and writing is a future: a worker thread would only
    // add hops. Whatever needs the database on the way goes to a worker itself.
    @POST
    @PermitAll
    @NonBlocking
    @Operation(summary = "Report a matter; the same Idempotency-Key and body get the same answer")
    public CompletionStage<Response> submit(
            @Nullable SubmissionBody body,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Context HttpServerRequest request) {
        Submitter submitter = Submitter.of(identity);
        if (submitter.subject() == null) {
            anonymous.take(RateLimit.callerOf(request));
        }
        if (body == null) {
            throw Problem.invalid("body", "required", "请求内容不能为空", "the body must not be empty");
        }
        return submitting.submit(body, submitter, key).thenApply(this::answer);
    }

    private Response answer(Receipt receipt) {
        return Response.status(Response.Status.CREATED)
                .entity(new SubmissionAnswer(
                        receipt.reportId(),
                        receipt.number(),
                        secrets.of(receipt.number()),
                        THANKS,
                        ResidentWords.of(receipt.state()),
                        receipt.submittedAt()))
                .build();
    }
}
