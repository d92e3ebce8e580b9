package org.linli.dispatch.photo;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
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
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.TimeOrderedId;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.photo.CleanPhoto;
import org.linli.kit.photo.PhotoCleaning;
import org.linli.kit.photo.PhotoLink;
import org.linli.kit.photo.PhotoLinks;
import org.linli.kit.photo.PhotoRefused;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.StoredPhoto;
import org.linli.kit.photo.UploadClaims;
import org.linli.kit.problem.Problem;

/** Pictures as evidence: uploaded, linked to for a while, read by whoever holds the link. */
@Path("/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "photos")
public class PhotoResource {

    /** @param claim to be given back when the photo is attached; nobody else has it */
    @Schema(name = "UploadedPhoto")
    public record Uploaded(UUID photoId, String claim) {}

    /** An address that opens the picture until it expires. */
    @Schema(name = "PhotoLink")
    public record LinkView(String url, Instant expiresAt) {}

    private final PhotoCleaning cleaning;
    private final PhotoStore store;
    private final Photos photos;
    private final PhotoLinks links;
    private final UploadClaims claims;
    private final PhotoSight sight;
    private final PhotoParts.Settings settings;
    private final Actors actors;
    private final Clock clock;
    private final String publicUrl;

    PhotoResource(
            PhotoCleaning cleaning,
            PhotoStore store,
            Photos photos,
            PhotoLinks links,
            UploadClaims claims,
            PhotoSight sight,
            PhotoParts.Settings settings,
            Actors actors,
            Clock clock,
            @ConfigProperty(name = "linli.public-url") String publicUrl) {
        this.cleaning = cleaning;
        this.store = store;
        this.photos = photos;
        this.links = links;
        this.claims = claims;
        this.sight = sight;
        this.settings = settings;
        this.actors = actors;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"unit-handler", "inspector"})
    @Operation(
            summary = "Upload a picture (JPEG or PNG, at most 10 MB) as the body",
            description = "Decoded and encoded anew, metadata removed. Attach it within a report back or a check.")
    public Response upload(@HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type, InputStream body)
            throws IOException {
        Actor actor = actors.current();
        Instant now = clock.instant();
        UUID id = TimeOrderedId.at(now);
        try {
            CleanPhoto photo = cleaning.clean(body, type);
            store.put(id, photo);
            photos.add(id, photo, actor.subject(), now);
        } catch (PhotoRefused refused) {
            throw PhotoProblem.of(refused);
        }
        return Response.status(Response.Status.CREATED)
                .entity(new Uploaded(id, claims.issue(id)))
                .build();
    }

    @POST
    @Path("/{id}/links")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(summary = "An expiring link to a picture; whoever may see its case, or uploaded it. No body")
    public LinkView link(@PathParam("id") UUID id) {
        Actor actor = actors.current();
        Photos.Belonging belonging = photos.belonging(id).orElseThrow(PhotoResource::notFound);
        boolean mine = belonging.uploadedBy().equals(actor.subject());
        UUID caseId = belonging.caseId();
        if (!mine && (caseId == null || !sight.maySee(caseId, actor))) {
            throw notFound();
        }
        PhotoLink link = links.issue(id, settings.linkLife());
        return new LinkView(publicUrl + "/v1/photos/" + id + "?" + link.query(), link.expires());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
    @Operation(summary = "The picture, for whoever holds a link that has not expired")
    public Response picture(
            @PathParam("id") UUID id,
            @QueryParam("expires") @Nullable Long expires,
            @QueryParam("signature") @Nullable String signature)
            throws IOException {
        if (expires == null || signature == null) {
            throw notFound();
        }
        if (links.check(id, expires, signature, clock.instant()) != PhotoLinks.Verdict.VALID) {
            throw notFound();
        }
        StoredPhoto photo = store.open(id).orElseThrow(PhotoResource::notFound);
        return Response.ok(photo.content(), photo.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, photo.length())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static Problem notFound() {
        return Problem.notFound("photo", "照片");
    }
}
