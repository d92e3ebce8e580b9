package org.linli.care.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One step as its row.
 *
 * @param contact place of who is called
 * @param dueAt when it begins at the latest
 * @param outcome {@code reached} or {@code not-reached}
 */
record AlarmStep(
        int number,
        StepKind kind,
        @Nullable Integer contact,
        Instant dueAt,
        @Nullable Instant begunAt,
        @Nullable Instant toldAt,
        @Nullable String outcome) {}
