package org.linli.cli.ops;

import java.io.PrintStream;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        for (String group : groups) {
            rewind(group, moment, dryRun);
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

    private void rewind(String group, Instant moment, boolean dryRun) {
        Map<TopicPartition, OffsetAndMetadata> committed =
                new HashMap<>(answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
        committed.values().removeIf(Objects::isNull);
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
        if (!dryRun && !back.isEmpty()) {
            answer(admin.alterConsumerGroupOffsets(group, back).all());
        }
        out.println(group + ": " + again + " 条重读 · records of " + back.size() + " partitions are read again");
    }

    private <T> T answer(KafkaFuture<T> asked) {
        try {
            return asked.get();
        } catch (ExecutionException failed) {
            throw new PartAway(
                    "Kafka (" + bootstrap + "): " + failed.getCause().getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new PartAway("Kafka (" + bootstrap + ")");
        }
    }
}
