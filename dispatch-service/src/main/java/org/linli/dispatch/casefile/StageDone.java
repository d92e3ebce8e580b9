package org.linli.dispatch.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stage before the last that is done.
 *
 * @param onTime whether it was done by its due time, which counts as in time
 * @param note words of the unit, when it reported the stage by itself
 */
public record StageDone(
        String code,
        Instant doneAt,
        boolean onTime,
        @Nullable String note) {}
