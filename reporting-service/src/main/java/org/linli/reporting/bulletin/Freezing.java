package org.linli.reporting.bulletin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.linli.reporting.bulletin.Bulletins.Published;

/** Makes bytes of a bulletin, and reads them again. */
@ApplicationScoped
class Freezing {

    private final ObjectMapper json;

    Freezing(ObjectMapper json) {
        this.json = json;
    }

    Published freeze(BulletinContent content) {
        try {
            byte[] bytes = json.writeValueAsBytes(content);
            return new Published(
                    content.bulletinId(),
                    content.week(),
                    content.number(),
                    content.revision(),
                    bytes,
                    HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
                    content.publishedAt(),
                    content.reason());
        } catch (JsonProcessingException | NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    BulletinContent read(Published published) {
        try {
            return json.readValue(published.content(), BulletinContent.class);
        } catch (IOException unreadable) {
            throw new IllegalStateException(published.id() + " revision " + published.revision(), unreadable);
        }
    }
}
