package org.linli.volunteer.servicecertificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Certificates of what a person served. */
@Path("/v1/people/{id}/service-certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"volunteer", "resident", "desk"})
@Tag(name = "time bank")
public class ServiceCertificatesOfPersonResource {

    /**
     * @param from first day of the period, in the city's zone
     * @param to last day, included, today at the latest
     */
    @Schema(name = "ServicePeriod")
    public record PeriodBody(
            @Nullable LocalDate from, @Nullable LocalDate to) {}

    private final IssuingServiceCertificate issuing;
    private final Actors actors;

    ServiceCertificatesOfPersonResource(IssuingServiceCertificate issuing, Actors actors) {
        this.issuing = issuing;
        this.actors = actors;
    }

    @POST
    @Operation(
            summary = "Certify what a person served in a period; oneself, who represents them, desk of their area",
            description = "Each call issues another certificate, also for the same period.")
    @APIResponse(
            responseCode = "201",
            description = "With the code by which anyone who is given both verifies it",
            content = @Content(schema = @Schema(implementation = ServiceCertificateViews.Own.class)))
    public Response issue(@PathParam("id") UUID id, @Nullable PeriodBody body) {
        PeriodBody asked = Asked.body(body);
        return Response.status(Response.Status.CREATED)
                .entity(issuing.issue(id, asked.from(), asked.to(), actors.current()))
                .build();
    }

    @GET
    @Operation(summary = "What was issued to a person, the latest 200 first; the same people")
    public Page<ServiceCertificateViews.Own> issued(@PathParam("id") UUID id) {
        return new Page<>(issuing.of(id, actors.current()), null);
    }
}
