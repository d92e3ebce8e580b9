package org.linli.dispatch.task;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;

/**
 * A fact of a task's need in volunteer-service.
 *
 * @param version of the need; the facts of one need are heard in its order
 * @param claimId null when it is about the need itself
 * @param minutes as checked out; null before
 */
record ClaimHeard(
        UUID taskId,
        long version,
        @Nullable UUID claimId,
        @Nullable Integer minutes) {

    private static final String CASE_TASK = "case-task";

    /** Empty for a need that does not come from a task of ours, told from two fields alone. */
    static Optional<ClaimHeard> of(IncomingEvent event) {
        if (!CASE_TASK.equals(event.data().path("originKind").textValue())) {
            return Optional.empty();
        }
        Payload payload = Payload.of(event);
        JsonNode minutes = event.data().path("minutes");
        return Optional.of(new ClaimHeard(
                payload.uuid("originId"),
                event.aggregateVersion(),
                event.data().has("claimId") ? payload.uuid("claimId") : null,
                minutes.isIntegralNumber() ? minutes.intValue() : null));
    }

    UUID claim() {
        if (claimId == null) {
            throw new IllegalStateException("a fact of a claim without its claim");
        }
        return claimId;
    }
}
