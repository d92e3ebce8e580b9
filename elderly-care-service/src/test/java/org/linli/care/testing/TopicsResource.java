package org.linli.care.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.linli.local.Parts;

/** Makes the topics this service reads and writes, with more than one partition where the city has more than one. */
public final class TopicsResource implements QuarkusTestResourceLifecycleManager {

    private static final List<NewTopic> TOPICS = List.of(
            topic("linli.care.visits", 3),
            topic("linli.care.alarms", 3),
            topic("linli.care.plans", 3),
            topic("linli.volunteer.needs", 3),
            topic("linli.volunteer.holders", 3),
            topic("linli.dlq.care.needs", 1),
            topic("linli.dlq.care.holders", 1),
            topic("linli.dispatch.cases", 3),
            topic("linli.dlq.care.cases", 1),
            topic("linli.registry.areas", 1),
            topic("linli.dlq.care.areas", 1),
            topic("linli.registry.units", 1),
            topic("linli.dlq.care.units", 1),
            topic("linli.registry.postings", 1),
            topic("linli.dlq.care.postings", 1),
            topic("linli.registry.calendars", 1),
            topic("linli.dlq.care.calendars", 1));

    @Override
    public Map<String, String> start() {
        String broker = Parts.shared().bootstrapServers();
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            List<String> wanted = TOPICS.stream().map(NewTopic::name).toList();
            // What an earlier run left is deleted in the background; making it anew may have to wait for that.
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
