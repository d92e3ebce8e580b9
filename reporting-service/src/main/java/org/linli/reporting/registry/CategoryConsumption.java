package org.linli.reporting.registry;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.linli.kit.consume.Consumption;
import org.linli.kit.consume.EventRoutes;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.Payload;
import org.linli.kit.sql.Database;
import org.linli.reporting.feed.Feed;

/** Categories, as intake owns them. */
@ApplicationScoped
public class CategoryConsumption implements Consumption {

    private final Feed feed;
    private final Database database;
    private final EventRoutes routes;

    CategoryConsumption(Feed feed, Database database) {
        this.feed = feed;
        this.database = database;
        this.routes = EventRoutes.of("categories").on("linli.registry.category.v1", this::stands);
    }

    @Incoming("categories")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        feed.handle(routes, records);
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
                INSERT INTO category AS r (code, parent, path, level, name_zh, name_en, retired, revision)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE
                   SET parent = EXCLUDED.parent, path = EXCLUDED.path, level = EXCLUDED.level,
                       name_zh = EXCLUDED.name_zh, name_en = EXCLUDED.name_en,
                       retired = EXCLUDED.retired, revision = EXCLUDED.revision
                 WHERE r.revision <= EXCLUDED.revision""",
                payload.text("code"),
                payload.optionalText("parent"),
                payload.text("path"),
                Math.toIntExact(payload.number("level")),
                name.text("zh"),
                name.optionalText("en"),
                payload.bool("retired"),
                payload.number("revision"));
    }
}
