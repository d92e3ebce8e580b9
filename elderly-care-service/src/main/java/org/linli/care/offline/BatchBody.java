package org.linli.care.offline;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a device tells when it is online again.
 *
 * @param sentAt by the clock of the device, RFC 3339: tells how wrong that clock is
 * @param entries the text of a JSON array of at most 500 entries, as it was signed
 * @param signature HMAC-SHA256 over the UTF-8 bytes of {@code entries} with the key of the device, base64
 */
@Schema(name = "DeviceBatch")
public record BatchBody(
        @Nullable UUID device,
        @Nullable Instant sentAt,
        @Nullable String entries,
        @Nullable String signature) {}
