package org.linli.system;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;

/** A consumer group as the broker sees it. */
final class Group {

    private final String bootstrapServers;
    private final String name;

    Group(String bootstrapServers, String name) {
        this.bootstrapServers = bootstrapServers;
        this.name = name;
    }

    /** How many partitions each member reads; empty while the group is being settled. */
    List<Integer> shares() {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            ConsumerGroupDescription group =
                    admin.describeConsumerGroups(List.of(name)).all().get().get(name);
            return group.groupState() == org.apache.kafka.common.GroupState.STABLE
                    ? group.members().stream()
                            .map(member -> member.assignment().topicPartitions().size())
                            .sorted()
                            .toList()
                    : List.of();
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
