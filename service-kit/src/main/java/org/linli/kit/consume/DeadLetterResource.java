package org.linli.kit.consume;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.identity.Actors;
import org.linli.kit.problem.Problem;

/** Records that could not be handled: list them, mend them, bring them back. */
@Path("/v1/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class DeadLetterResource {

    /** A dead letter without its payload, which may hold personal data; whoever mends it reads the topic. */
    @Schema(name = "DeadLetter")
    public record DeadLetterView(
            UUID id,
            String channel,
            String topic,
            int partition,
            long offset,
            @Nullable String key,
            String reason,
            Instant deadAt) {}

    /** What to change before trying again: headers to set, and the whole value when it must differ. */
    @Schema(name = "Mending")
    public record Mending(
            @Nullable Map<String, String> headers, @Nullable String value) {}

    /** How many waiting records followed the letter, and why the key is blocked again, if it is. */
    @Schema(name = "Replayed")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Replayed(int followed, @Nullable String blockedBecause) {}

    private final DeadLetters letters;
    private final ReplayingDeadLetter replaying;
    private final Actors actors;
    private final Audit audit;
    private final Clock clock;

    DeadLetterResource(DeadLetters letters, ReplayingDeadLetter replaying, Actors actors, Audit audit, Clock clock) {
        this.letters = letters;
        this.replaying = replaying;
        this.actors = actors;
        this.audit = audit;
        this.clock = clock;
    }

    @GET
    @RolesAllowed("administrator")
    @Operation(summary = "Dead letters that wait for somebody, oldest first")
    public List<DeadLetterView> open(@QueryParam("limit") @DefaultValue("100") int limit) {
        if (limit < 1 || limit > 1000) {
            throw Problem.invalid("limit", "range", "须为 1 至 1000", "must be 1 to 1000");
        }
        return letters.open(limit).stream()
                .map(l -> new DeadLetterView(
                        l.id(),
                        l.channel(),
                        l.record().topic(),
                        l.record().partition(),
                        l.record().offset(),
                        l.record().key(),
                        l.reason(),
                        l.deadAt()))
                .toList();
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("administrator")
    @Operation(summary = "Handle a dead letter now, mended or as it was, and then what waited behind it")
    public Replayed replay(@PathParam("id") UUID id, @Nullable Mending mending) {
        Actor actor = actors.current();
        recordAudit(id, actor);
        ReplayingDeadLetter.Outcome outcome = replaying.replay(
                id,
                mending == null || mending.headers() == null ? Map.of() : mending.headers(),
                mending == null ? null : mending.value(),
                actor);
        return new Replayed(outcome.followed(), outcome.blockedBecause());
    }

    @Transactional
    void recordAudit(UUID id, Actor actor) {
        audit.record(AuditEntry.of(clock.instant(), actor, "administrator", "replay", "dead-letter", id.toString()));
    }
}
