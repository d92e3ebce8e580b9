package org.linli.intake.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.PermanentFault;
import org.linli.kit.identity.Posting;
import org.linli.kit.identity.Postings;
import org.linli.kit.time.CityTime;

/** Who holds which role where, kept as dispatch publishes it. A withdrawn posting is kept, and counts no more. */
@ApplicationScoped
public class StoredPostings implements Postings, Consumption {

    private final AgroalDataSource database;
    private final Consuming consuming;
    private final ZoneId zone;
    private final EventRoutes routes = EventRoutes.of("postings").on("linli.registry.posting.v1", this::take);

    StoredPostings(AgroalDataSource database, Consuming consuming, CityTime.Settings settings) {
        this.database = database;
        this.consuming = consuming;
        this.zone = settings.zone();
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("postings")
    @Blocking
    void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    @Transactional
    public List<Posting> validAt(String subject, Instant moment) {
        LocalDate today = moment.atZone(zone).toLocalDate();
        List<Posting> postings = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT p.role, a.path, p.unit
                          FROM posting p LEFT JOIN area a ON a.code = p.area
                         WHERE p.subject = ? AND NOT p.retired
                           AND p.first_day <= ? AND (p.last_day IS NULL OR p.last_day >= ?)""")) {
            select.setString(1, subject);
            select.setObject(2, today);
            select.setObject(3, today);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    postings.add(new Posting(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return postings;
    }

    private void take(IncomingEvent event) {
        JsonNode data = event.data();
        try (Connection connection = database.getConnection();
                PreparedStatement upsert = connection.prepareStatement("""
                        INSERT INTO posting (id, subject, role, area, unit, first_day, last_day, retired, revision)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (id) DO UPDATE
                           SET (subject, role, area, unit, first_day, last_day, retired, revision)
                             = (excluded.subject, excluded.role, excluded.area, excluded.unit, excluded.first_day,
                                excluded.last_day, excluded.retired, excluded.revision)
                         WHERE posting.revision <= excluded.revision""")) {
            upsert.setString(1, required(data, "postingId"));
            upsert.setString(2, required(data, "subject"));
            upsert.setString(3, required(data, "role"));
            upsert.setString(4, optional(data, "areaCode"));
            upsert.setString(5, optional(data, "unitCode"));
            upsert.setObject(6, LocalDate.parse(required(data, "from")));
            String to = optional(data, "to");
            upsert.setObject(7, to == null ? null : LocalDate.parse(to));
            upsert.setBoolean(8, data.path("retired").asBoolean());
            upsert.setLong(9, event.aggregateVersion());
            upsert.executeUpdate();
        } catch (DateTimeException notADate) {
            throw new PermanentFault("from/to: not a date");
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    private static String required(JsonNode data, String field) {
        String text = optional(data, field);
        if (text == null) {
            throw new PermanentFault(field + ": missing");
        }
        return text;
    }

    private static @Nullable String optional(JsonNode data, String field) {
        JsonNode value = data.path(field);
        return value.isTextual() ? value.textValue() : null;
    }
}
