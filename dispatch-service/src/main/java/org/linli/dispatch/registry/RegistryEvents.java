package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import org.linli.kit.outbox.OutboxEvent;

/** Rows of the registry as others read them on its topics. A person's name and telephone stay here. */
final class RegistryEvents {

    private RegistryEvents() {}

    static OutboxEvent unit(JsonNode row, Instant at) {
        ObjectNode data = PackJson.object();
        data.set("code", row.get("code"));
        data.set("parent", row.get("parent"));
        data.set("kind", row.get("kind"));
        data.set("name", wording(row, "name"));
        data.set("areaCode", row.get("area"));
        return event("unit", "units", row.get("code").asText(), row, data, at);
    }

    static OutboxEvent posting(JsonNode row, Instant at) {
        ObjectNode data = PackJson.object();
        data.set("postingId", row.get("id"));
        data.set("subject", row.get("subject"));
        data.set("role", row.get("role"));
        data.set("areaCode", row.get("area"));
        data.set("unitCode", row.get("unit"));
        data.set("from", row.get("valid_from"));
        // The table holds the first day on which it no longer holds, the contract the last on which it does.
        String to = row.path("valid_to").asText(null);
        data.put("to", to == null ? null : LocalDate.parse(to).minusDays(1).toString());
        return event("posting", "postings", row.get("id").asText(), row, data, at);
    }

    static OutboxEvent responsibility(JsonNode row, Instant at) {
        ObjectNode data = PackJson.object();
        data.set("code", row.get("code"));
        data.putObject("item").set("zh", row.get("item_zh"));
        data.set("categoryCode", row.get("category"));
        data.set("areaCode", row.get("area"));
        data.set("leadUnit", row.get("lead_unit"));
        data.set("supportingUnits", row.get("supporting_units"));
        data.set("automatic", row.get("automatic"));
        data.set("basis", row.get("basis"));
        return event("responsibility", "responsibilities", row.get("code").asText(), row, data, at);
    }

    static OutboxEvent calendar(JsonNode row, Instant at) {
        ObjectNode data = PackJson.object();
        data.set("year", row.get("year"));
        ArrayNode days = data.putArray("days");
        for (JsonNode day : row.get("days")) {
            ObjectNode told = days.addObject();
            told.set("date", day.get("date"));
            told.set("kind", day.get("kind"));
            told.set("name", wording(day, "name"));
        }
        return event("calendar", "calendars", row.get("year").asText(), row, data, at);
    }

    private static OutboxEvent event(String what, String topic, String key, JsonNode row, ObjectNode data, Instant at) {
        data.set("retired", row.get("retired"));
        data.set("revision", row.get("revision"));
        return OutboxEvent.of(
                "linli.registry." + topic,
                key,
                what + "/" + key,
                row.get("revision").asLong(),
                "linli.registry." + what + ".v1",
                at,
                data.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode wording(JsonNode row, String of) {
        ObjectNode wording = PackJson.object();
        wording.set("zh", row.get(of + "_zh"));
        JsonNode en = row.path(of + "_en");
        if (en.isTextual()) {
            wording.set("en", en);
        }
        return wording;
    }
}
