package org.linli.intake.photo;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.limit.RateLimit;

/** Photos: uploaded first, attached to a report by their claim, seen through links that expire. */
@Path("/v1/photos")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "photos")
public class PhotoResource {

    /**
     * @param claim proves who uploaded; needed to attach the photo
     * @param width in pixels, as kept
     * @param height in pixels, as kept
     */
    @Schema(name = "UploadedPhoto")
    public record Uploaded(UUID photoId, String claim, int width, int height) {}

    /** @param url opens the photo for whoever has it, until it expires */
    @Schema(name = "PhotoLink")
    public record Link(String url, Instant expires) {}

    private final UploadingPhoto uploading;
    private final ShowingPhoto showing;
    private final Actors actors;
    private final SecurityIdentity identity;
    private final UploadLimit anonymous;

    PhotoResource(
            UploadingPhoto uploading,
            ShowingPhoto showing,
            Actors actors,
            SecurityIdentity identity,
            UploadLimit anonymous) {
        this.uploading = uploading;
        this.showing = showing;
        this.actors = actors;
        this.identity = identity;
        this.anonymous = anonymous;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Upload one picture, JPEG or PNG, at most 10 MiB; the body is the file")
    public Response upload(
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            @Nullable InputStream body,
            @Context HttpServerRequest request)
            throws IOException {
        if (identity.isAnonymous()) {
            anonymous.take(RateLimit.callerOf(request));
        }
        InputStream file = body == null ? InputStream.nullInputStream() : body;
        return Response.status(Response.Status.CREATED)
                .entity(uploading.upload(file, type))
                .build();
    }

    @POST
    @Path("/{id}/links")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"grid-worker", "desk", "duty-chief", "auditor", "unit-handler", "inspector", "dispatcher"})
    @Operation(summary = "A link to the photo that expires, for who may see its report")
    public Link link(@PathParam("id") String id) {
        return showing.link(id(id), actors.current());
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
    @Operation(summary = "The picture, for whoever holds a link that has not expired")
    public Response picture(
            @PathParam("id") String id,
            @QueryParam("expires") @Nullable String expires,
            @QueryParam("signature") @Nullable String signature)
            throws IOException {
        return showing.picture(id(id), expires, signature);
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            throw ShowingPhoto.notFound();
        }
    }
}
