package org.linli.local;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The topics are those of the services and of the city's units, with their partitions and retention, and no others. */
final class TopicRule implements ManifestRule {

    @Override
    public Stream<String> findings(Overlay overlay) {
        var wanted = new TreeMap<>(CityUnits.topics());
        Stream.concat(Topics.all().stream(), Topics.deadLetters(DeadLetterChannels.of(Manifests.PROJECT)).stream())
                .forEach(topic -> wanted.put(topic.name(), inWords(topic.numPartitions(), topic.configs())));
        var declared =
                overlay.ofKind("KafkaTopic").collect(Collectors.toMap(Manifests.Document::name, TopicRule::inWords));

        var missing = wanted.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .map(name -> "KafkaTopic " + name + ": is missing");
        var others = declared.entrySet().stream()
                .filter(topic -> !topic.getValue().equals(wanted.get(topic.getKey())))
                .map(topic -> "KafkaTopic " + topic.getKey() + ": has " + topic.getValue() + ", the code "
                        + wanted.getOrDefault(topic.getKey(), "no such topic"));
        return Stream.concat(missing, others);
    }

    private static String inWords(Manifests.Document topic) {
        return inWords(
                Integer.parseInt(Manifests.text(topic.content(), "spec", "partitions")),
                Manifests.map(topic.content(), "spec", "config"));
    }

    static String inWords(int partitions, Map<String, ?> config) {
        return partitions + (partitions == 1 ? " partition " : " partitions ") + new TreeMap<>(config);
    }
}
