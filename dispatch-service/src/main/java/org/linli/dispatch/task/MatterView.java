package org.linli.dispatch.task;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.dispatch.casefile.Matter;

/**
 * What a task is about: the words shown of the case now, and where it is.
 *
 * @param number the one the reporter was given
 */
@Schema(name = "TaskMatter")
public record MatterView(
        UUID taskId,
        String number,
        String text,
        @Nullable String address,
        Matter.@Nullable Place place,
        String area,
        @Nullable String streetCode,
        Instant beginsAt,
        Instant endsAt) {}
