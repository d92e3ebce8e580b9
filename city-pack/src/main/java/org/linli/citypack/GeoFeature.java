package org.linli.citypack;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A feature of a GeoJSON file, its geometry still unread.
 *
 * @param code empty when it could not be read
 */
record GeoFeature(Place at, String code, JsonNode geometry) {

    boolean is(String type) {
        return geometry.path("type").asText("").equals(type);
    }
}
