package org.linli.care.picture;

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
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.care.picture.KeepingPicture.Kept;
import org.linli.care.picture.Pictures.PictureView;
import org.linli.kit.identity.Actors;

/** Photos that carers take of a visit, and signatures for it. */
@Path("/v1/visits/{id}/pictures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "visits")
public class PictureResource {

    private final TakingPicture taking;
    private final LookingAtPictures looking;
    private final Actors actors;

    PictureResource(TakingPicture taking, LookingAtPictures looking, Actors actors) {
        this.taking = taking;
        this.looking = looking;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("carer")
    @Operation(
            summary = "Send a photo or signature (JPEG or PNG, at most 10 MiB) as the body; its carer, on its day",
            description =
                    "Drawn anew without what the camera wrote beside the pixels, and kept sealed. A photo needs the person's"
                            + " consent. The same picture again answers with the one that is kept.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = PictureView.class)))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = PictureView.class)))
    public Response send(
            @PathParam("id") String id,
            @QueryParam("kind") @Nullable String kind,
            @HeaderParam(HttpHeaders.CONTENT_TYPE) @Nullable String type,
            InputStream body)
            throws IOException {
        Kept kept = taking.take(id, kind, body, type, actors.current());
        return Response.status(kept.anew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(kept.picture())
                .build();
    }

    @GET
    @RolesAllowed({"desk", "carer"})
    @Operation(summary = "Which pictures there are; the desk of the area, its carers on its day")
    public List<PictureView> all(@PathParam("id") String id) {
        return looking.all(id, actors.current());
    }

    @GET
    @Path("/{picture}")
    @RolesAllowed({"desk", "carer"})
    @Produces({"image/jpeg", MediaType.APPLICATION_JSON})
    @Operation(summary = "What a picture shows; the desk of the area, its carers on its day. Each look is on record")
    public Response one(@PathParam("id") String id, @PathParam("picture") UUID picture) {
        return Response.ok(looking.one(id, picture, actors.current()), "image/jpeg")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
