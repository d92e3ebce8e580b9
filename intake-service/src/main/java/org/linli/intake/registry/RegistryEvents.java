package org.linli.intake.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.linli.intake.category.Question;
import org.linli.kit.outbox.OutboxEvent;

/** The registry topics this service owns: every row that a revision changed, as it stands now. */
@ApplicationScoped
class RegistryEvents {

    private static final TypeReference<List<Question>> QUESTIONS = new TypeReference<>() {};

    private interface RowWriter {
        void write(ResultSet row, ObjectNode payload) throws SQLException, JsonProcessingException;
    }

    private final ObjectMapper json;
    private final Clock clock;

    RegistryEvents(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    /** Events of all rows that carry this revision. */
    List<OutboxEvent> changedIn(Connection connection, int revision) throws SQLException {
        List<OutboxEvent> events = new ArrayList<>();
        // Parents come before their children, so that a reader meets no area whose parent it does not know.
        events.addAll(rows(connection, "area", "areas", revision, "length(path), code", this::area));
        events.addAll(rows(connection, "street", "streets", revision, "code", this::street));
        events.addAll(rows(connection, "category", "categories", revision, "level, code", this::category));
        return events;
    }

    private List<OutboxEvent> rows(
            Connection connection, String table, String topic, int revision, String order, RowWriter writer)
            throws SQLException {
        List<OutboxEvent> events = new ArrayList<>();
        Instant now = clock.instant();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT * FROM " + table + " WHERE revision = ? ORDER BY " + order)) {
            select.setInt(1, revision);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    String code = row.getString("code");
                    events.add(OutboxEvent.of(
                            "linli.registry." + topic,
                            code,
                            table + "/" + code,
                            revision,
                            "linli.registry." + table + ".v1",
                            now,
                            payload(row, writer)));
                }
            }
        }
        return events;
    }

    private byte[] payload(ResultSet row, RowWriter writer) throws SQLException {
        try {
            ObjectNode payload = json.createObjectNode();
            payload.put("code", row.getString("code"));
            payload.set("name", name(row.getString("name_zh"), row.getString("name_en")));
            writer.write(row, payload);
            payload.put("retired", row.getBoolean("retired"));
            payload.put("revision", row.getInt("revision"));
            return json.writeValueAsBytes(payload);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void area(ResultSet row, ObjectNode payload) throws SQLException, JsonProcessingException {
        payload.put("parent", row.getString("parent"));
        payload.put("path", row.getString("path"));
        payload.put("level", row.getString("level"));
        geometry(row, payload);
    }

    private void street(ResultSet row, ObjectNode payload) throws SQLException, JsonProcessingException {
        payload.put("ownerUnit", row.getString("owner_unit"));
        payload.put("ownerPosting", row.getString("owner_posting"));
        geometry(row, payload);
    }

    private void category(ResultSet row, ObjectNode payload) throws SQLException, JsonProcessingException {
        payload.put("parent", row.getString("parent"));
        payload.put("path", row.getString("path"));
        payload.put("level", row.getInt("level"));
        ArrayNode taxonomies = payload.putArray("taxonomyCodes");
        String joined = row.getString("taxonomies");
        if (!joined.isEmpty()) {
            List.of(joined.split(";")).forEach(taxonomies::add);
        }
        ArrayNode attributes = payload.putArray("attributes");
        for (Question question : json.readValue(row.getString("attributes"), QUESTIONS)) {
            ObjectNode attribute = attributes.addObject();
            attribute.put("code", question.code());
            attribute.put("type", question.type());
            attribute.put("required", question.required());
            ArrayNode choices = attribute.putArray("choices");
            question.choices().forEach(c -> choices.add(c.code()));
            attribute.set("label", name(question.labelZh(), question.labelEn()));
        }
    }

    private void geometry(ResultSet row, ObjectNode payload) throws SQLException, JsonProcessingException {
        String geometry = row.getString("geometry");
        payload.set("geometry", geometry == null ? null : json.readTree(geometry));
    }

    private ObjectNode name(String zh, @Nullable String en) {
        ObjectNode name = json.createObjectNode().put("zh", zh);
        if (en != null) {
            name.put("en", en);
        }
        return name;
    }
}
