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

/** Areas, as intake owns them; their geometry is of no use here. */
@ApplicationScoped
public class AreaConsumption implements Consumption {

    private final Consuming consuming;
    private final Database database;
    private final EventRoutes routes;

    AreaConsumption(Consuming consuming, Database database) {
        this.consuming = consuming;
        this.database = database;
        this.routes = EventRoutes.of("areas").on("linli.registry.area.v1", this::stands);
    }

    @Incoming("areas")
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
        Payload name = payload.object("name");
        database.update(
                """
                INSERT INTO area AS r (code, parent, path, level, name_zh, name_en, retired, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE
                   SET parent = EXCLUDED.parent, path = EXCLUDED.path, level = EXCLUDED.level,
                       name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en,
                       retired = EXCLUDED.retired, revision = EXCLUDED.revision
                 WHERE r.revision <= EXCLUDED.revision""",
                payload.text("code"),
                payload.optionalText("parent"),
                payload.text("path"),
                payload.text("level"),
                name.text("zh"),
                name.optionalText("en"),
                payload.bool("retired"),
                payload.number("revision"));
    }
}
