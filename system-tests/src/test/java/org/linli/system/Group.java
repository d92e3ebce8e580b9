package org.linli.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** A consumer group as the broker sees it. */
final class Group {

    private final String bootstrapServers;
    private final String name;

    Group(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    /** What a member reads, and the sum of the offsets it has committed there. */
    record Share(Set<TopicPartition> partitions, long committed) {

        /** Whether the same partitions were read on since. */
        boolean isBefore(@Nullable Share later) {
            return later != null && later.partitions.equals(partitions) && later.committed > committed;
        }
    }

    /** How many partitions each member reads; empty while the group is being settled. */
    List<Integer> shares() {
        return members().values().stream()
                .map(share -> share.partitions().size())
                .sorted()
                .toList();
    }

    /** From where each partition would be read on. */
    Map<TopicPartition, Long> committed() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            committed(admin).forEach((partition, committed) -> offsets.put(partition, committed.offset()));
            return offsets;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(Admin admin)
            throws ExecutionException, InterruptedException {
        return admin.listConsumerGroupOffsets(name)
                .partitionsToOffsetAndMetadata()
                .get();
    }

    /** Each member's share, by the member's id; empty while the group is being settled. */
    Map<String, Share> members() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            ConsumerGroupDescription group =
                    admin.describeConsumerGroups(List.of(name)).all().get().get(name);
            if (group.groupState() != GroupState.STABLE) {
                return Map.of();
            }
            Map<TopicPartition, OffsetAndMetadata> committed = committed(admin);
            Map<String, Share> members = new HashMap<>();
            for (MemberDescription member : group.members()) {
                Set<TopicPartition> partitions = member.assignment().topicPartitions();
                long sum = partitions.stream()
                        .map(committed::get)
                        .filter(Objects::nonNull)
                        .mapToLong(OffsetAndMetadata::offset)
                        .sum();
                members.put(member.consumerId(), new Share(partitions, sum));
            }
            return members;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
