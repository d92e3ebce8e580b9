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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.photo.PhotoLink;
import org.linli.kit.photo.PhotoStore;
import org.linli.kit.photo.StoredPhoto;

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

    private final UploadingPhoto uploading;
    private final LinkingToPhoto linking;
    private final PhotoStore store;
    private final Actors actors;
    private final String publicUrl;

    PhotoResource(
            UploadingPhoto uploading,
            LinkingToPhoto linking,
            PhotoStore store,
            Actors actors,
            @ConfigProperty(name = "linli.public-url") String publicUrl) {
        this.uploading = uploading;
        this.linking = linking;
        this.store = store;
        this.actors = actors;
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
        actor.requireSomewhere("unit-handler", "inspector");
        return Response.status(Response.Status.CREATED)
                .entity(uploading.upload(body, type, actor))
                .build();
    }

    @POST
    @Path("/{id}/links")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"desk", "dispatcher", "duty-chief", "inspector", "auditor", "unit-handler"})
    @Operation(
            summary = "An expiring link to a picture; whoever may see it in its case, and before it has one, who"
                    + " uploaded it. No body")
    public LinkView link(@PathParam("id") UUID id) {
        PhotoLink link = linking.link(id, actors.current());
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
        if (expires == null || signature == null || !linking.opens(id, expires, signature)) {
            throw LinkingToPhoto.notFound();
        }
        StoredPhoto photo = store.open(id).orElseThrow(LinkingToPhoto::notFound);
        return Response.ok(photo.content(), photo.mediaType())
                .header(HttpHeaders.CONTENT_LENGTH, photo.length())
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=300")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
