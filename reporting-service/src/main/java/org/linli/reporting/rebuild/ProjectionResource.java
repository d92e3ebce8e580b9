package org.linli.reporting.rebuild;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actors;
import org.linli.reporting.feed.Positions;
import org.linli.reporting.feed.Positions.Position;
import org.linli.reporting.rebuild.RebuildRanges.Range;

/** How far the figures are, and making them anew from the topics. */
@Path("/v1/projection")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "operations")
public class ProjectionResource {

    /**
     * How far the figures are.
     *
     * @param state {@code live} or {@code rebuilding}
     * @param generation rises by one with each rebuild
     * @param lastEventAt when the latest event that was handled happened
     * @param lag records not handled yet; null while Kafka does not answer
     * @param rebuild how far a rebuild is; null when none is going on
     */
    @Schema(name = "Projection")
    public record ProjectionView(
            String state,
            int generation,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant lastEventAt,
            @Nullable Long lag,
            @Nullable RebuildView rebuild,
            List<PartitionView> partitions) {}

    /** Records to read again, and how many of them are left. */
    @Schema(name = "Rebuild")
    public record RebuildView(long partitions, long left) {}

    /**
     * One partition.
     *
     * @param position everything before it is in the figures
     * @param end where the partition ends now; null while Kafka does not answer
     */
    @Schema(name = "ProjectionPartition")
    public record PartitionView(
            String topic,
            int partition,
            long position,
            @Nullable Long end,
            @Nullable Instant lastEventAt) {}

    private final ProjectionState projection;
    private final BeginningRebuild beginning;
    private final RebuildRanges ranges;
    private final Positions positions;
    private final Lags lags;
    private final Actors actors;

    ProjectionResource(
            ProjectionState projection,
            BeginningRebuild beginning,
            RebuildRanges ranges,
            Positions positions,
            Lags lags,
            Actors actors) {
        this.projection = projection;
        this.beginning = beginning;
        this.ranges = ranges;
        this.positions = positions;
        this.lags = lags;
        this.actors = actors;
    }

    @GET
    @RolesAllowed("administrator")
    @Operation(summary = "How far the topics have been read, and whether the figures are being rebuilt")
    public ProjectionView state() {
        ProjectionState.State state = projection.current();
        List<Position> read = positions.all();
        Optional<Map<TopicPartition, Long>> ends = lags.ends(read);
        List<PartitionView> partitions =
                read.stream().map(p -> partition(p, ends)).toList();
        return new ProjectionView(
                state.state(),
                state.generation(),
                state.startedAt(),
                state.finishedAt(),
                read.stream()
                        .map(Position::lastEventAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                ends.isEmpty() ? null : lag(partitions),
                state.isRebuilding() ? rebuild(state.generation()) : null,
                partitions);
    }

    @POST
    @Path("/rebuild")
    @RolesAllowed("administrator")
    @Operation(
            summary = "Clear the facts and make them anew from the topics",
            description = "Goes on in the background, through restarts. Figures are not complete and no bulletin can be"
                    + " published until it is done; published bulletins stay as they are.")
    @APIResponse(
            responseCode = "202",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = Begun.class)))
    public Response rebuild() {
        ProjectionState.State begun = beginning.begin(actors.current());
        return Response.accepted(new Begun(begun.state(), begun.generation())).build();
    }

    /** A rebuild that has begun. */
    @Schema(name = "RebuildBegun")
    public record Begun(String state, int generation) {}

    private RebuildView rebuild(int generation) {
        List<Range> all = ranges.all(generation);
        return new RebuildView(
                all.size(),
                all.stream().mapToLong(r -> Math.max(0, r.target() - r.next())).sum());
    }

    private static PartitionView partition(Position position, Optional<Map<TopicPartition, Long>> ends) {
        Long end = ends.map(all -> all.get(new TopicPartition(position.topic(), position.partition())))
                .orElse(null);
        return new PartitionView(
                position.topic(), position.partition(), position.nextOffset(), end, position.lastEventAt());
    }

    private static long lag(List<PartitionView> partitions) {
        return partitions.stream()
                .mapToLong(p -> p.end() == null ? 0 : Math.max(0, p.end() - p.position()))
                .sum();
    }
}
