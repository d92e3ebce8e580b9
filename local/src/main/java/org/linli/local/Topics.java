package org.linli.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The topics of docs/design/main-line.md, volunteers.md and care.md. The topics of a unit are not here: dispatch makes them when the unit is loaded.
 */
final class Topics {

    private static final String FOR_EVER = "-1";
    private static final String NINETY_DAYS = Long.toString(90L * 24 * 60 * 60 * 1000);
    private static final int PARTITIONS = 6;
    private static final short ONE_COPY = 1;

    private Topics() {}

    static List<NewTopic> all() {
        var topics = new ArrayList<NewTopic>();
        Stream.of(
                        "linli.intake.reports",
                        "linli.intake.wishes",
                        "linli.dispatch.cases",
                        "linli.dispatch.tasks",
                        "linli.care.visits",
                        "linli.care.alarms",
                        "linli.care.plans",
                        "linli.volunteer.needs",
                        "linli.volunteer.ledger")
                .forEach(name -> topics.add(kept(name, FOR_EVER)));
        Stream.of(
                        "linli.intake.dossiers",
                        "linli.intake.reporters",
                        "linli.dispatch.answers",
                        "linli.volunteer.holders")
                .forEach(name -> topics.add(kept(name, NINETY_DAYS)));
        topics.add(new NewTopic("linli.reporting.bulletins", 1, ONE_COPY).configs(Map.of("retention.ms", FOR_EVER)));
        Stream.of("areas", "streets", "categories", "units", "postings", "responsibilities", "calendars")
                .map(name -> new NewTopic("linli.registry." + name, 1, ONE_COPY)
                        .configs(Map.of("cleanup.policy", "compact")))
                .forEach(topics::add);
        return topics;
    }

    /** A dead-letter topic is made before its first record: the broker makes none by itself. */
    static List<NewTopic> deadLetters(Map<String, List<String>> channelsByService) {
        return channelsByService.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(channel -> new NewTopic("linli.dlq." + entry.getKey() + "." + channel, 1, ONE_COPY)
                                .configs(Map.of("retention.ms", NINETY_DAYS))))
                .toList();
    }

    /** Makes those that are missing; the settings of existing ones are left alone. */
    static void make(String bootstrapServers, List<NewTopic> wanted) {
        try (var admin = KafkaAnswers.admin(bootstrapServers)) {
            var present = admin.listTopics().names().get();
            admin.createTopics(wanted.stream()
                            .filter(topic -> !present.contains(topic.name()))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(
                    "Kafka did not make the topics: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making topics", e);
        }
    }

    private static NewTopic kept(String name, String retention) {
        return new NewTopic(name, PARTITIONS, ONE_COPY).configs(Map.of("retention.ms", retention));
    }
}
