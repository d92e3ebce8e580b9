package org.linli.cli.api;

import java.util.Map;

/** Pictures: uploaded first, attached by whoever holds their claim. */
final class Attachments {

    private Attachments() {}

    static Map<String, Object> upload(Service service, byte[] jpeg, Login who) {
        Answer answer = service.upload("/v1/photos", jpeg, who);
        return Map.of("photoId", answer.text("photoId"), "claim", answer.text("claim"));
    }
}
