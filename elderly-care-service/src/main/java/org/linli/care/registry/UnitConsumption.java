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

/** Units, as dispatch owns them. */
@ApplicationScoped
public class UnitConsumption implements Consumption {

    private final Consuming consuming;
    private final Database database;
    private final EventRoutes routes;

    UnitConsumption(Consuming consuming, Database database) {
        this.consuming = consuming;
        this.database = database;
        this.routes = EventRoutes.of("units").on("linli.registry.unit.v1", this::stands);
    }

    @Incoming("units")
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
                INSERT INTO unit AS r (code, parent, kind, name_zh, name_en, area, retired, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE
                   SET parent = EXCLUDED.parent, kind = EXCLUDED.kind, name_zh = EXCLUDED.name_zh,
                       name_en = EXCLUDED.name_en, area = EXCLUDED.area,
                       retired = EXCLUDED.retired, revision = EXCLUDED.revision
                 WHERE r.revision <= EXCLUDED.revision""",
                payload.text("code"),
                payload.optionalText("parent"),
                payload.text("kind"),
                name.text("zh"),
                name.optionalText("en"),
                payload.optionalText("areaCode"),
                payload.bool("retired"),
                payload.number("revision"));
    }
}
