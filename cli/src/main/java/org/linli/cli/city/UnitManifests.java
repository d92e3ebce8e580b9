package org.linli.cli.city;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.linli.citypack.Unit;

/**
 * What the units of a city are in Kafka, as a component of Kustomize: the topic of each, as dispatch makes it, and a user
 * that reads its own orders and sees nothing of another's.
 */
final class UnitManifests {

    private static final Duration RETENTION = Duration.ofDays(90);

    private static final String KUSTOMIZATION = """
            apiVersion: kustomize.config.k8s.io/v1alpha1
            kind: Component
            resources:
              - topics.yaml
              - users.yaml
            """;

    private static final String MADE =
            "# Made by ./linli city manifests from the city's units.csv; change that, not this.\n";

    private static final String TOPIC = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaTopic
            metadata:
              name: %s
              labels:
                strimzi.io/cluster: linli
            spec:
              partitions: 1
              config:
                retention.ms: %d
            """;

    private static final String USER = """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata:
              name: unit-%1$s
              labels:
                strimzi.io/cluster: linli
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
                  - resource: {type: topic, name: linli.dispatch.orders.%1$s, patternType: literal}
                    operations: [Read, Describe]
                  - resource: {type: group, name: unit-%1$s., patternType: prefix}
                    operations: [Read]
              quotas:
                consumerByteRate: 1048576
                requestPercentage: 10
            """;

    private UnitManifests() {}

    /** The files of the component by their names; units in the order of the pack, so that a change of one is a small one. */
    static Map<String, String> of(List<Unit> units) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("kustomization.yaml", MADE + KUSTOMIZATION);
        files.put(
                "topics.yaml",
                MADE + documents(units.stream().map(unit -> topic("linli.dispatch.orders." + unit.code()))));
        files.put("users.yaml", MADE + documents(units.stream().map(unit -> USER.formatted(unit.code()))));
        return files;
    }

    private static String topic(String name) {
        return TOPIC.formatted(name, RETENTION.toMillis());
    }

    private static String documents(Stream<String> each) {
        return each.collect(Collectors.joining("---\n"));
    }
}
