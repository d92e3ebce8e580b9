package org.linli.reporting.bulletin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.reporting.bulletin.Bulletins.Published;

/** What the city is told of a bulletin: {@code linli.reporting.bulletin-published.v1}. */
@ApplicationScoped
class BulletinEvents {

    static final String TOPIC = "linli.reporting.bulletins";
    static final String TYPE = "linli.reporting.bulletin-published.v1";

    private record BulletinPublished(
            String bulletinId,
            String kind,
            String period,
            int number,
            int revision,
            Instant publishedAt,
            String sha256,
            String url) {}

    private final ObjectMapper json;
    private final String publicUrl;

    BulletinEvents(ObjectMapper json, @ConfigProperty(name = "linli.reporting.public-url") URI publicUrl) {
        this.json = json;
        this.publicUrl = publicUrl.toString().replaceAll("/+$", "");
    }

    String url(Published published) {
        return publicUrl + "/v1/bulletins/" + published.period() + "?revision=" + published.revision();
    }

    OutboxEvent published(Published published) {
        try {
            byte[] payload = json.writeValueAsBytes(new BulletinPublished(
                    published.id(),
                    Bulletins.WEEKLY,
                    published.period(),
                    published.number(),
                    published.revision(),
                    published.publishedAt(),
                    published.sha256(),
                    url(published)));
            return OutboxEvent.of(
                    TOPIC,
                    published.id(),
                    "bulletin/" + published.id(),
                    published.revision(),
                    TYPE,
                    published.publishedAt(),
                    payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
