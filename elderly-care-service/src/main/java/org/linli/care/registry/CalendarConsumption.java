package org.linli.care.registry;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;

/** Holidays and shifted workdays of a year, as dispatch owns them. */
@ApplicationScoped
public class CalendarConsumption implements Consumption {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Consuming consuming;
    private final Database database;
    private final EventRoutes routes;

    CalendarConsumption(Consuming consuming, Database database) {
        this.consuming = consuming;
        this.database = database;
        this.routes = EventRoutes.of("calendars").on("linli.registry.calendar.v1", this::stands);
    }

    @Incoming("calendars")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    private void stands(IncomingEvent event) {
        Payload payload = Payload.of(event);
        Map<String, String> days = new TreeMap<>();
        payload.objects("days").forEach(day -> days.put(day.date("date").toString(), day.text("kind")));
        database.update(
                """
                INSERT INTO calendar_year AS r (year, days, retired, revision) VALUES (?, ?::jsonb, ?, ?)
                ON CONFLICT (year) DO UPDATE
                   SET days = EXCLUDED.days, retired = EXCLUDED.retired, revision = EXCLUDED.revision
                 WHERE r.revision <= EXCLUDED.revision""",
                payload.number("year"),
                JSON.valueToTree(days).toString(),
                payload.bool("retired"),
                payload.number("revision"));
    }
}
