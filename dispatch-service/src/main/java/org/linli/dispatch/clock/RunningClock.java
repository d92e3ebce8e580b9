package org.linli.dispatch.clock;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clock that runs.
 *
 * @param id 0 before it is kept
 * @param orderId null when it is the case's own
 * @param clock filing, dispatching, taking, arbitration, handling, checking or closing; of a task honouring or task-window
 * @param stageCode of a handling clock: the stage it runs for
 * @param from what the due time was computed from
 */
public record RunningClock(
        long id,
        UUID caseId,
        @Nullable UUID orderId,
        String clock,
        @Nullable String stageCode,
        String urgency,
        Instant from,
        Instant dueAt,
        boolean provisional) {}
