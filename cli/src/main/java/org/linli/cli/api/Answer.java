package org.linli.cli.api;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param body a missing node when there was none
 * @param etag to be given back as {@code If-Match}
 */
public record Answer(int status, JsonNode body, @Nullable String etag) {

    public String text(String field) {
        return body.path(field).asText("");
    }
}
