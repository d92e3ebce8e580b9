package org.linli.intake.tracking;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.limit.RateLimit;
import org.linli.kit.problem.Problem;

/** How a report stands, for whoever holds its number and secret. */
@Path("/v1/tracking")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "reports")
public class TrackingResource {

    /** Settings below {@code linli.tracking}: calls by address. */
    @ConfigMapping(prefix = "linli.tracking")
    interface Settings {
        @WithDefault("60")
        int perMinute();

        @WithDefault("30")
        int burst();
    }

    /** Posted, not put into an address: addresses end up in logs. */
    @Schema(name = "Tracking")
    public record TrackingBody(
            @Nullable String number, @Nullable String secret) {}

    private final TrackingSecret secrets;
    private final PublicTimeline timeline;
    private final RateLimit limit;

    TrackingResource(TrackingSecret secrets, PublicTimeline timeline, Settings settings, Clock clock) {
        this.secrets = secrets;
        this.timeline = timeline;
        this.limit = new RateLimit(settings.perMinute(), settings.burst(), clock);
    }

    @POST
    @PermitAll
    @Operation(summary = "The public timeline; an unknown number and a wrong secret get the same answer")
    public Response track(@Nullable TrackingBody body, @Context HttpServerRequest request) {
        limit.take(RateLimit.callerOf(request));
        if (body == null || body.number() == null || body.secret() == null) {
            throw Problem.invalid("number", "required", "请给出编号和查询密码", "give number and secret");
        }
        String number = body.number().strip();
        // The secret is checked before anything is looked up, so that time tells nothing about numbers.
        if (!secrets.opens(number, body.secret())) {
            throw notFound();
        }
        return Response.ok(timeline.of(number).orElseThrow(TrackingResource::notFound))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static Problem notFound() {
        return Problem.notFound("report with this secret", "编号与密码相符的上报");
    }
}
