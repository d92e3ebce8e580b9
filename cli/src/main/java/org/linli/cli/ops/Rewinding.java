package org.linli.cli.ops;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.linli.cli.api.PartAway;
import org.linli.cli.api.Refusal;

/**
 * Sets the committed offsets of a service's groups back to a moment, never forward: a database older than they are lacks the
 * effects of what was read in between. The inbox in that database knows what it has handled, so that reading too much again
 * costs time and nothing else.
 */
final class Rewinding {

    private final Admin admin;
    private final String bootstrap;
    private final PrintStream out;

    Rewinding(Admin admin, String bootstrap, PrintStream out) {
        this.admin = admin;
        this.bootstrap = bootstrap;
        this.out = out;
    }

    /**
     * @return 0
     * @throws Refusal when a replica still reads, or the service has never read anything here
     * @throws PartAway when Kafka does not answer
     */
    int rewind(RestoredService service, Instant moment, boolean dryRun) {
        List<String> groups = answer(admin.listGroups().all()).stream()
                .map(GroupListing::groupId)
                .filter(name -> name.startsWith(service.groups()))
                .sorted()
                .toList();
        if (groups.isEmpty()) {
            throw Refusal.because("没有消费组 · no consumer group begins with " + service.groups() + " at " + bootstrap);
        }
        requireStopped(service, groups);
        // All is asked before anything is changed: what cannot be answered stops it while every group stands where it
        // stood.
        List<Back> back = groups.stream().map(group -> back(group, moment)).toList();
        for (Back each : back) {
            if (!dryRun && !each.to().isEmpty()) {
                alter(each, back);
            }
            out.println(each.group() + ": " + each.again() + " 条重读 · records of "
                    + each.to().size() + " partitions are read again");
        }
        out.println(
                dryRun
                        ? "未作更改 · nothing was changed"
                        : "已回退,可启动服务 · rewound; start " + service.name()
                                + ", and then look at: linli ops told --service " + service.name());
        return 0;
    }

    private void requireStopped(RestoredService service, List<String> groups) {
        answer(admin.describeConsumerGroups(groups).all()).forEach((group, description) -> {
            if (!description.members().isEmpty()) {
                throw Refusal.because("服务仍在运行 · " + service.name() + " still reads (" + group + " has "
                        + description.members().size() + " members): stop all its replicas first; nothing was changed");
            }
        });
    }

    /** @param again how many records are read again */
    private record Back(String group, Map<TopicPartition, OffsetAndMetadata> to, long again) {}

    private void alter(Back each, List<Back> all) {
        try {
            answer(admin.alterConsumerGroupOffsets(each.group(), each.to()).all());
        } catch (PartAway | Refusal failed) {
            List<String> names = all.stream().map(Back::group).toList();
            int done = all.indexOf(each);
            out.println("未全部回退,可重复此命令 · rewound: " + names.subList(0, done) + ", not: "
                    + names.subList(done, names.size()) + "; the command can be repeated");
            throw failed;
        }
    }

    private Back back(String group, Instant moment) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(Objects::isNull);
        Set<String> topics = answer(admin.listTopics().names());
        committed.keySet().stream()
                .map(TopicPartition::topic)
                .filter(topic -> !topics.contains(topic))
                .distinct()
                .forEach(topic -> out.println(group + ": 主题已不存在 · " + topic + " is there no more, left out"));
        committed.keySet().removeIf(partition -> !topics.contains(partition.topic()));
        Map<TopicPartition, Long> then = new HashMap<>();
        answer(admin.listOffsets(committed.keySet().stream()
                                .collect(Collectors.toMap(
                                        partition -> partition, p -> OffsetSpec.forTimestamp(moment.toEpochMilli()))))
                        .all())
                .forEach((partition, found) -> then.put(partition, found.offset()));
        Map<TopicPartition, OffsetAndMetadata> back = new HashMap<>();
        committed.forEach((partition, offset) -> {
            // Below zero: nothing was written since, so there is nothing to read again.
            long from = then.get(partition);
            if (from >= 0 && from < offset.offset()) {
                back.put(partition, new OffsetAndMetadata(from));
            }
        });
        long again = back.entrySet().stream()
                .mapToLong(each ->
                        committed.get(each.getKey()).offset() - each.getValue().offset())
                .sum();
        return new Back(group, back, again);
    }

    private <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            throw KafkaSaysNo.because(bootstrap, failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartAway("Kafka (" + bootstrap + ")");
        }
    }
}
