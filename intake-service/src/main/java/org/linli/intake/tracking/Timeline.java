package org.linli.intake.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.PermanentFault;

/** Remembers what dispatch says of cases, as far as residents are told. */
@ApplicationScoped
class Timeline {

    private final AgroalDataSource database;

    Timeline(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void happened(String kind, IncomingEvent event) {
        add(kind, event, event.time(), text(event.data(), "reasonCode"), leadUnit(event.data()), null);
    }

    /** A case of the past: what residents are told is how it ended, at the time it did. */
    @Transactional(Transactional.TxType.MANDATORY)
    void recorded(IncomingEvent event) {
        switch (String.valueOf(text(event.data(), "state"))) {
            case "closed" -> add("case-closed", event, time(event, "closedAt"), null, null, null);
            case "declined" -> add("case-declined", event, time(event, "declinedAt"), null, null, null);
            default -> add("recorded", event, event.time(), null, null, null);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void answered(IncomingEvent event) {
        String words = text(event.data(), "text");
        if (words == null) {
            throw new PermanentFault("text: missing");
        }
        add("answer", event, event.time(), null, text(event.data(), "unitCode"), words);
    }

    private void add(
            String kind,
            IncomingEvent event,
            Instant at,
            @Nullable String reason,
            @Nullable String unit,
            @Nullable String words) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO timeline_entry (event_id, report_id, kind, at, version, unit, reason, text)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setString(1, event.id());
            insert.setObject(2, reportId(event.data()));
            insert.setString(3, kind);
            insert.setObject(4, at.atOffset(ZoneOffset.UTC));
            insert.setLong(5, event.aggregateVersion());
            insert.setString(6, unit);
            insert.setString(7, reason);
            insert.setString(8, words);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static Instant time(IncomingEvent event, String field) {
        try {
            String text = text(event.data(), field);
            return text == null ? event.time() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notATime) {
            throw new PermanentFault(field + ": not RFC 3339");
        }
    }

    static UUID reportId(JsonNode data) {
        try {
            return UUID.fromString(data.path("reportId").asText());
        } catch (IllegalArgumentException notAnId) {
            throw new PermanentFault("reportId: not a UUID");
        }
    }

    /** The unit a resident is told of: the one in the lead. */
    private static @Nullable String leadUnit(JsonNode data) {
        for (JsonNode order : data.path("orders")) {
            if (order.path("part").asText().equals("lead")) {
                return text(order, "unitCode");
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode data, String field) {
        JsonNode value = data.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
