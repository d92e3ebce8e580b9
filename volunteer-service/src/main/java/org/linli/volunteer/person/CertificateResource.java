package org.linli.volunteer.person;

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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.paging.Page;
import org.linli.kit.problem.Asked;

/** Certificates before the desk. */
@Path("/v1/certificates")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class CertificateResource {

    /**
     * What the desk found.
     *
     * @param outcome verified or refused
     * @param reason at most 500 characters; a refusal needs one
     */
    @Schema(name = "CertificateVerification")
    public record VerificationBody(
            @Nullable String outcome, @Nullable String reason) {}

    /** Why it does not count any more, at most 500 characters. */
    @Schema(name = "CertificateRevocation")
    public record RevocationBody(@Nullable String reason) {}

    private final CertificateTray tray;
    private final DecidingCertificate deciding;
    private final Actors actors;

    CertificateResource(CertificateTray tray, DecidingCertificate deciding, Actors actors) {
        this.tray = tray;
        this.deciding = deciding;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("desk")
    @Operation(
            summary = "Certificates of people in my areas, the longest waiting first; state=claimed is the desk's tray")
    public Page<CertificateView> list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("area") @Nullable String area,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return tray.page(state, area, limit, cursor, actors.current());
    }

    @POST
    @Path("/{id}/verification")
    @RolesAllowed("desk")
    @Operation(summary = "Verify or refuse a certificate; a desk officer who is not the holder and did not enter it")
    public Response verify(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable VerificationBody body) {
        VerificationBody asked = Asked.body(body);
        return CertificateView.of(deciding.verify(
                        id, IfMatch.required(ifMatch), asked.outcome(), asked.reason(), actors.current()))
                .asResponse(Response.Status.OK);
    }

    @POST
    @Path("/{id}/revocation")
    @RolesAllowed("desk")
    @Operation(summary = "Revoke a verified certificate, with a reason")
    public Response revoke(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Nullable RevocationBody body) {
        return CertificateView.of(deciding.revoke(
                        id, IfMatch.required(ifMatch), Asked.body(body).reason(), actors.current()))
                .asResponse(Response.Status.OK);
    }
}
