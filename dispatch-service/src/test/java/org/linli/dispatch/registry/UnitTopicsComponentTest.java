package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.dispatch.testing.SampleCity;

@QuarkusTest
class UnitTopicsComponentTest {

    @Inject
    RegistryTables tables;

    @Inject
    UnitTopicsSettings settings;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void topicsThatAreMissingAtTheStartAreMadeAsSoonAsKafkaIsThere() throws Exception {
        String unit = "org-" + UUID.randomUUID().toString().substring(0, 8);
        SortedMap<String, byte[]> files = SampleCity.files();
        files.merge(
                "units.csv",
                (unit + ",,organisation,新社,New Society,\n").getBytes(StandardCharsets.UTF_8),
                UnitTopicsComponentTest::joined);
        SampleCity.load(files);
        Set<String> topics = Set.of("linli.dispatch.orders." + unit);
        AtomicInteger attempts = new AtomicInteger();
        // Nobody listens on port 1: as if Kafka were away when the service starts.
        Map<String, Object> kafka = new ConcurrentHashMap<>(Map.of("bootstrap.servers", "localhost:1")) {
            @Override
            public void forEach(java.util.function.BiConsumer<? super String, ? super Object> action) {
                attempts.incrementAndGet();
                super.forEach(action);
            }
        };
        UnitTopics starting = new UnitTopics(tables, new Impatient(settings), kafka);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            await().until(() -> admin.listTopics().names().get().containsAll(topics));
            admin.deleteTopics(topics).all().get();
            await().until(() -> admin.listTopics().names().get().stream().noneMatch(topics::contains));

            starting.start(new StartupEvent());
            await().atMost(Duration.ofSeconds(40)).until(() -> attempts.get() >= 2);
            assertThat(admin.listTopics().names().get()).doesNotContainAnyElementsOf(topics);
            kafka.put("bootstrap.servers", bootstrap);

            await().atMost(Duration.ofSeconds(40))
                    .until(() -> admin.listTopics().names().get().containsAll(topics));
        } finally {
            starting.stop(new ShutdownEvent());
            SampleCity.inForce();
        }
    }

    /** Tries again soon, so that a few attempts take seconds. */
    private record Impatient(UnitTopicsSettings usual) implements UnitTopicsSettings {

        @Override
        public int partitions() {
            return usual.partitions();
        }

        @Override
        public short replication() {
            return usual.replication();
        }

        @Override
        public Duration retention() {
            return usual.retention();
        }

        @Override
        public Duration firstPause() {
            return Duration.ofMillis(200);
        }

        @Override
        public Duration longestPause() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration answerWithin() {
            return Duration.ofSeconds(1);
        }
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
