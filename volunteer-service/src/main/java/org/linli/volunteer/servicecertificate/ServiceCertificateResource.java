package org.linli.volunteer.servicecertificate;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.limit.RateLimit;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** Whether a certificate of service stands, for anyone who was shown it; and its revocation. */
@Path("/v1/service-certificates/{number}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "time bank")
public class ServiceCertificateResource {

    /** Settings below {@code linli.volunteer.verification}: calls by address. */
    @ConfigMapping(prefix = "linli.volunteer.verification")
    interface Settings {
        @WithDefault("60")
        int perMinute();

        @WithDefault("30")
        int burst();
    }

    /** @param reason 1–500 characters */
    @Schema(name = "ServiceCertificateRevocation")
    public record RevocationBody(@Nullable String reason) {}

    private final ServiceCertificates certificates;
    private final KeptCodes codes;
    private final RevokingServiceCertificate revoking;
    private final Actors actors;
    private final RateLimit limit;

    ServiceCertificateResource(
            ServiceCertificates certificates,
            KeptCodes codes,
            RevokingServiceCertificate revoking,
            Actors actors,
            Settings settings,
            Clock clock) {
        this.certificates = certificates;
        this.codes = codes;
        this.revoking = revoking;
        this.actors = actors;
        this.limit = new RateLimit(settings.perMinute(), settings.burst(), clock);
    }

    @GET
    @PermitAll
    @Operation(
            summary = "The certificate, and whether it stands; an unknown number and a wrong code get the same answer",
            description = "Anyone who has number and code; limited in rate.")
    @APIResponse(
            responseCode = "200",
            description = "As it was issued",
            content = @Content(schema = @Schema(implementation = ServiceCertificateViews.Verified.class)))
    public Response verify(
            @PathParam("number") String number,
            @QueryParam("code") @Nullable String code,
            @Context HttpServerRequest request) {
        limit.take(RateLimit.callerOf(request));
        // The code is checked before the certificate is looked up, so that time tells little about numbers.
        if (!codes.opens(number, Asked.words("code", code, 40))) {
            throw unknown();
        }
        ServiceCertificate certificate = certificates.byNumber(number).orElseThrow(ServiceCertificateResource::unknown);
        return Response.ok(ServiceCertificateViews.Verified.of(certificate))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @POST
    @Path("/revocation")
    @RolesAllowed("administrator")
    @Operation(
            summary = "Revoke it, with a reason; administrator",
            description = "Once: it has no other change, so no If-Match is asked for.")
    public ServiceCertificateViews.Standing revoke(@PathParam("number") String number, @Nullable RevocationBody body) {
        ServiceCertificateState state = revoking.revoke(number, Asked.body(body).reason(), actors.current());
        return new ServiceCertificateViews.Standing(number, state.wire());
    }

    private static Problem unknown() {
        return Problem.notFound("certificate of service with this code", "编号与验证码相符的服务证明");
    }
}
