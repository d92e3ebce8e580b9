package org.linli.reporting.bulletin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Problem;
import org.linli.reporting.bulletin.Bulletins.Published;
import org.linli.reporting.scope.Officers;

/** Publishing a weekly bulletin: for the duty chief of the whole city, or an administrator. */
@Path("/v1/bulletins")
@Tag(name = "bulletins")
public class PublishingResource {

    private static final int LONGEST_REASON = 500;

    /**
     * What to publish.
     *
     * @param week an ISO week that is over, such as 2026-W47
     * @param reason 1–500 characters; needed when the week was published before
     */
    @Schema(name = "BulletinToPublish")
    public record ToPublish(@Nullable String week, @Nullable String reason) {}

    private final PublishingBulletin publishing;
    private final BulletinEvents events;
    private final Officers officers;
    private final Actors actors;

    PublishingResource(PublishingBulletin publishing, BulletinEvents events, Officers officers, Actors actors) {
        this.publishing = publishing;
        this.events = events;
        this.officers = officers;
        this.actors = actors;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"duty-chief", "administrator"})
    @Operation(summary = "Freeze the bulletin of a week that is over; a second one is a revision and needs a reason")
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(mediaType = "application/json", schema = @Schema(implementation = BulletinSummary.class)))
    public Response publish(@Nullable ToPublish asked) {
        Actor actor = actors.current();
        String role = officers.requireCityWideChief(actor);
        Week week = Week.asked(asked == null ? null : asked.week());
        Published published = publishing.publish(week, reason(asked == null ? null : asked.reason()), actor, role);
        return Response.created(URI.create("/v1/bulletins/" + published.period() + "?revision=" + published.revision()))
                .entity(BulletinSummary.of(published, events.url(published)))
                .build();
    }

    private static @Nullable String reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String reason = text.strip();
        if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            throw Problem.invalid(
                    "reason", "length", "须为 1 至 500 字,且不含空字符", "must have 1 to 500 characters and no NUL");
        }
        return reason;
    }
}
