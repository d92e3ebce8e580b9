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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Asked;

/** What a person agreed to. */
@Path("/v1/people")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "people")
public class ConsentResource {

    /**
     * A word about a consent.
     *
     * @param kind matching, contact or photo
     * @param given false: withdrawn
     */
    @Schema(name = "ConsentTold")
    public record ConsentBody(
            @Nullable String kind, @Nullable Boolean given) {}

    /** What counts now by kind, and every word that was said, oldest first. */
    @Schema(name = "Consents")
    public record ConsentsView(Map<String, Boolean> now, List<SaidView> history) {}

    /**
     * One word.
     *
     * @param by subject of whoever said it
     * @param as oneself or desk
     */
    @Schema(name = "Consent")
    public record SaidView(String kind, boolean given, Instant at, String by, String as) {}

    private final Consents consents;
    private final SayingConsent saying;
    private final PersonViews views;
    private final Actors actors;

    ConsentResource(Consents consents, SayingConsent saying, PersonViews views, Actors actors) {
        this.consents = consents;
        this.saying = saying;
        this.views = views;
        this.actors = actors;
    }

    @POST
    @Path("/{id}/consents")
    @RolesAllowed({"resident", "volunteer", "desk"})
    @Operation(
            summary = "Give or withdraw a consent; oneself, for somebody without a phone the desk of the area",
            description = "It counts at once. What was said before stays on record.")
    public ConsentsView say(@PathParam("id") UUID id, @Nullable ConsentBody body) {
        ConsentBody asked = Asked.body(body);
        saying.say(id, asked.kind(), asked.given(), actors.current());
        return view(id);
    }

    @GET
    @Path("/{id}/consents")
    @Transactional
    @RolesAllowed({"resident", "volunteer", "desk", "auditor"})
    @Operation(summary = "What somebody agreed to, and when they or the desk said so")
    public ConsentsView consents(@PathParam("id") UUID id) {
        views.visible(id, actors.current());
        return view(id);
    }

    private ConsentsView view(UUID id) {
        return new ConsentsView(
                consents.now(id),
                consents.history(id).stream()
                        .map(s -> new SaidView(s.kind(), s.given(), s.at(), s.by(), s.as()))
                        .toList());
    }
}
