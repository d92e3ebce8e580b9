package org.linli.kit.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the outbox that waits to be sent. */
record UnsentRow(
        long seq,
        UUID eventId,
        String type,
        String subject,
        Instant time,
        String aggregate,
        long version,
        String topic,
        String key,
        byte @Nullable [] payload,
        String headers,
        @Nullable String traceparent) {}
