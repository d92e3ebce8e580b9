package org.linli.volunteer.person;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** The certificates somebody says they have. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class PersonCertificatesResource {

    private final Certificates certificates;
    private final ClaimingCertificate claiming;
    private final PersonViews views;
    private final Actors actors;

    PersonCertificatesResource(
            Certificates certificates, ClaimingCertificate claiming, PersonViews views, Actors actors) {
        this.certificates = certificates;
        this.claiming = claiming;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/certificates")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(summary = "Enter a certificate; it counts once the desk has verified it")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CertificateView.class)))
    public Response claim(@PathParam("id") UUID id, @Nullable CertificateBody body) {
        Actor actor = actors.current();
        return CertificateView.of(claiming.claim(id, Asked.body(body), actor)).asResponse(Response.Status.CREATED);
    }

    @GET
    @Path("/{id}/certificates")
    @Transactional
    @RolesAllowed({"resident", "volunteer", "desk", "auditor"})
    @Operation(summary = "Certificates of a person, with the last four characters of their numbers")
    public List<CertificateView> certificates(@PathParam("id") UUID id) {
        views.visible(id, actors.current());
        return certificates.of(id).stream().map(CertificateView::of).toList();
    }
}
