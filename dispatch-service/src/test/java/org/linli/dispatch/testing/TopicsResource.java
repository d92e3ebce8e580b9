package org.linli.dispatch.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.linli.local.Parts;

/** Makes the topics this service reads and writes, except those of the units, which it makes itself. */
public final class TopicsResource implements QuarkusTestResourceLifecycleManager {

    private static final List<NewTopic> TOPICS = Stream.concat(
                    Stream.of(
                                    "linli.intake.dossiers",
                                    "linli.care.alarms",
                                    "linli.dispatch.cases",
                                    "linli.dispatch.answers",
                                    "linli.dispatch.tasks",
                                    "linli.volunteer.needs",
                                    "linli.volunteer.holders")
                            .map(name -> topic(name, 3)),
                    Stream.of(
                                    "linli.registry.areas",
                                    "linli.registry.streets",
                                    "linli.registry.categories",
                                    "linli.registry.units",
                                    "linli.registry.postings",
                                    "linli.registry.responsibilities",
                                    "linli.registry.calendars",
                                    "linli.dlq.dispatch.areas",
                                    "linli.dlq.dispatch.streets",
                                    "linli.dlq.dispatch.categories",
                                    "linli.dlq.dispatch.dossiers",
                                    "linli.dlq.dispatch.alarms",
                                    "linli.dlq.dispatch.needs",
                                    "linli.dlq.dispatch.holders")
                            .map(name -> topic(name, 1)))
            .toList();

    @Override
    public Map<String, String> start() {
        String broker = Parts.shared().bootstrapServers();
        List<String> wanted = TOPICS.stream().map(NewTopic::name).toList();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            // What an earlier run left is deleted in the background; making it anew may have to wait for that.
            // This class shares no class loader with the tests, nor their usual minute.
            Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                var present = admin.listTopics().names().get();
                admin.createTopics(TOPICS.stream()
                                .filter(t -> !present.contains(t.name()))
                                .toList())
                        .all()
                        .get();
                return admin.listTopics().names().get().containsAll(wanted);
            });
        }
        return Map.of();
    }

    @Override
    public void stop() {
        // The next application to start deletes what is left.
    }

    @Override
    public int order() {
        return 1;
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, partitions, (short) 1);
    }
}
