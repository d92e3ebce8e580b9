package org.linli.dispatch.task;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A task as it is opened.
 *
 * @param kind of service, such as {@code patrol}; a code of the volunteers' list
 * @param beginsAt RFC 3339
 * @param endsAt RFC 3339, 15 minutes to 31 days after it begins, at the latest when the order is due
 * @param minutes of service, 15–1,440, at most the length of the window
 * @param skills one of these groups, whole; anybody when left out
 * @param reach {@code community}, {@code subdistrict} or {@code city}; {@code subdistrict} when left out
 */
@Schema(name = "TaskOpening")
public record TaskBody(
        @Nullable String kind,
        @Nullable String beginsAt,
        @Nullable String endsAt,
        @Nullable Integer minutes,
        @Nullable List<@Nullable List<@Nullable String>> skills,
        @Nullable String reach) {}
