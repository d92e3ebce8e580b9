package org.linli.local.upgrade;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the schema of an event may become from one release to the next: readers of either release read events of the other,
 * and events lie on topics for as long as those are kept. A reader ignores fields it does not know, and no more than that; so
 * an event may only gain fields that nobody must have. Anything else is a new type beside the old one.
 */
final class BothWays {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What a reader never looks at. */
    private static final Set<String> WORDS = Set.of("$schema", "$id", "title", "description", "$comment", "examples");

    private static final Set<String> LOOKED_INTO = Set.of("properties", "required", "items", "additionalProperties");

    private BothWays() {}

    /** What breaks readers of either release; empty when nothing does. */
    static List<String> faults(String where, JsonNode before, JsonNode now) {
        List<String> faults = new ArrayList<>();
        compare(where, before, now, faults);
        return faults;
    }

    private static void compare(String where, JsonNode before, JsonNode now, List<String> faults) {
        Set<String> required = texts(before.path("required"));
        Set<String> requiredNow = texts(now.path("required"));
        for (String field : required) {
            if (!requiredNow.contains(field)) {
                faults.add(where + "." + field + ": the release before must have it, and it need not come any more");
            }
        }
        for (String field : requiredNow) {
            if (!required.contains(field)) {
                faults.add(where + "." + field + ": must be there, but events of the release before do not have it");
            }
        }
        before.path("properties").fieldNames().forEachRemaining(field -> {
            JsonNode after = now.path("properties").path(field);
            if (after.isMissingNode()) {
                faults.add(where + "." + field + ": is no longer described");
            } else {
                compare(where + "." + field, before.path("properties").path(field), after, faults);
            }
        });
        if (before.path("items").isObject() && now.path("items").isObject()) {
            compare(where + "[]", before.path("items"), now.path("items"), faults);
        } else if (!before.path("items").equals(now.path("items"))) {
            faults.add(where + ": items changed");
        }
        Set<String> keywords = new TreeSet<>();
        before.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(WORDS);
        keywords.removeAll(LOOKED_INTO);
        for (String keyword : keywords) {
            if (!before.path(keyword).equals(now.path(keyword))) {
                faults.add(where + ": " + keyword + " was " + shown(before.path(keyword)) + " and is "
                        + shown(now.path(keyword)));
            }
        }
    }

    /** Whether a reader that goes by the schema, and ignores what it does not know, reads the event. */
    static List<String> unread(JsonNode schema, String event) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(ignoringUnknown(schema.deepCopy()).toString(), InputFormat.JSON)
                .validate(event, InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static JsonNode ignoringUnknown(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("additionalProperties").isBoolean()) {
            object.remove("additionalProperties");
        }
        schema.forEach(BothWays::ignoringUnknown);
        return schema;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "not said" : value.toString();
    }
}
