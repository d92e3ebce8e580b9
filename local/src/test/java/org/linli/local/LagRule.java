package org.linli.local;

import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What scales on lag looks at every channel that more than one replica can read, in its group, and at no other. */
final class LagRule implements ManifestRule {

    @Override
    public Stream<String> findings(Overlay overlay) {
        if (overlay.ofKind("ScaledObject").findAny().isEmpty()) {
            return Stream.empty();
        }
        var partitions =
                Topics.all().stream().collect(Collectors.toMap(topic -> topic.name(), topic -> topic.numPartitions()));
        return ServiceModules.SERVICES.stream().flatMap(service -> {
            var settings = ServiceSettings.of(service);
            var scaled = overlay.the("ScaledObject", "linli-" + service);
            var wanted = DeadLetterChannels.of(Manifests.PROJECT).get(service).stream()
                    .map(channel -> "mp.messaging.incoming." + channel)
                    .filter(setting -> partitions.get(settings.written(setting + ".topic")) > 1)
                    .map(setting ->
                            settings.written(setting + ".topic") + " in " + settings.written(setting + ".group.id"))
                    .toList();
            var triggers = Manifests.maps(scaled.content(), "spec", "triggers").stream()
                    .filter(trigger -> Manifests.text(trigger, "type").equals("kafka"))
                    .map(trigger -> Manifests.text(trigger, "metadata", "topic") + " in "
                            + Manifests.text(trigger, "metadata", "consumerGroup"))
                    .collect(Collectors.toCollection(TreeSet::new));
            var elsewhere = Manifests.maps(scaled.content(), "spec", "triggers").stream()
                    .filter(trigger -> Manifests.text(trigger, "type").equals("kafka"))
                    .anyMatch(trigger -> !Manifests.text(trigger, "metadata", "bootstrapServers")
                            .equals("linli-kafka-bootstrap.linli.svc:9093"));
            return Findings.about(scaled)
                    .unless(!elsewhere, "looks for lag where Kafka is not")
                    .unlessSame(triggers, wanted, "does not look at ", "looks at what the service does not read: ")
                    .stream();
        });
    }
}
