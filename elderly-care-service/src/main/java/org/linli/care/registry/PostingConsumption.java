package org.linli.care.registry;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;

/** Who holds which role where, as dispatch owns it. */
@ApplicationScoped
public class PostingConsumption implements Consumption {

    private final Consuming consuming;
    private final Database database;
    private final EventRoutes routes;

    PostingConsumption(Consuming consuming, Database database) {
        this.consuming = consuming;
        this.database = database;
        this.routes = EventRoutes.of("postings").on("linli.registry.posting.v1", this::stands);
    }

    @Incoming("postings")
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
        database.update(
                """
                INSERT INTO posting AS r (id, subject, role, area, unit, first_day, last_day, retired, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE
                   SET subject = EXCLUDED.subject, role = EXCLUDED.role, area = EXCLUDED.area, unit = EXCLUDED.unit,
                       first_day = EXCLUDED.first_day, last_day = EXCLUDED.last_day,
                       retired = EXCLUDED.retired, revision = EXCLUDED.revision
                 WHERE r.revision <= EXCLUDED.revision""",
                payload.text("postingId"),
                payload.text("subject"),
                payload.text("role"),
                payload.optionalText("areaCode"),
                payload.optionalText("unitCode"),
                payload.date("from"),
                payload.optionalDate("to"),
                payload.bool("retired"),
                payload.number("revision"));
    }
}
