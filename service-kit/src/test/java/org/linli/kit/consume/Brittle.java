package org.linli.kit.consume;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The test service's second channel: a record without a value is a fault of its method, which no retry mends. */
@ApplicationScoped
public class Brittle {

    static final String TOPIC = "linli.kit.brittle";
    static final String GROUP = "linli-kit-brittle";
    static final String WORDS = "what the record says";

    private final Consuming consuming;
    private final EventRoutes routes = EventRoutes.of("brittle").ignoring(Notes.TYPE);

    Brittle(Consuming consuming) {
        this.consuming = consuming;
    }

    @Incoming("brittle")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.persistently(
                routes,
                () -> records.forEach(record -> {
                    if (record.value() == null) {
                        throw new IllegalStateException(WORDS);
                    }
                }));
    }
}
