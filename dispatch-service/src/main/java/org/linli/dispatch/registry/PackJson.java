package org.linli.dispatch.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/**
 * Between a row of the pack and its table: a component {@code nameZh} is the column {@code name_zh}. The few names that
 * are words of SQL have another one there.
 */
final class PackJson {

    private static final Map<String, String> COLUMN_OF =
            Map.of("from", "valid_from", "to", "valid_to", "when", "criteria");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private PackJson() {}

    static ObjectNode row(Object packRow) {
        ObjectNode row = JSON.valueToTree(packRow);
        COLUMN_OF.forEach((component, column) -> {
            if (row.has(component)) {
                row.set(column, row.remove(component));
            }
        });
        return row;
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    static <T> T read(JsonNode row, Class<T> type) {
        if (row instanceof ObjectNode object) {
            COLUMN_OF.forEach((component, column) -> {
                if (object.has(column)) {
                    object.set(component, object.remove(column));
                }
            });
        }
        try {
            return JSON.treeToValue(row, type);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a stored row of " + type.getSimpleName() + " cannot be read", impossible);
        }
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
