package org.linli.reporting.bulletin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.linli.reporting.bulletin.Bulletins.Published;

/**
 * A revision of a bulletin without its content.
 *
 * @param sha256 of the frozen bytes, hexadecimal
 * @param url where to read it
 */
@Schema(name = "BulletinSummary")
public record BulletinSummary(
        String bulletinId,
        String week,
        int number,
        int revision,
        Instant publishedAt,
        @Nullable String reason,
        String sha256,
        String url) {

    static BulletinSummary of(Published published, String url) {
        return new BulletinSummary(
                published.id(),
                published.period(),
                published.number(),
                published.revision(),
                published.publishedAt(),
                published.reason(),
                published.sha256(),
                url);
    }
}
