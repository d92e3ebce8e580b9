package org.linli.reporting.feed;

import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.linli.kit.consume.Consuming;
import org.linli.kit.consume.EventRoutes;

/** What every channel of this service does with a batch: handle each event once, then note how far the topic is read. */
@ApplicationScoped
public class Feed {

    private final Consuming consuming;
    private final Positions positions;

    Feed(Consuming consuming, Positions positions) {
        this.consuming = consuming;
        this.positions = positions;
    }

    /**
     * The position is noted after the batch is in effect. Dying in between leaves it behind, never ahead: it says what is
     * certainly in the figures.
     */
    public void handle(EventRoutes routes, ConsumerRecords<String, byte[]> records) {
        if (records.isEmpty()) {
            return;
        }
        consuming.handle(routes, records);
        consuming.persistently(routes, () -> positions.advance(records));
    }
}
