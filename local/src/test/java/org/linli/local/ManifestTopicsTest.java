package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestTopicsTest {

    static final List<String> SERVICES = ServiceModules.SERVICES;

    private static final Set<String> REGISTRY_OF_INTAKE =
            Set.of("linli.registry.areas", "linli.registry.streets", "linli.registry.categories");

    @Test
    void theTopicsAreThoseOfTheServicesWithTheirPartitionsAndRetention() {
        var wanted = Stream.concat(
                        Topics.all().stream(), Topics.deadLetters(DeadLetterChannels.of(Manifests.PROJECT)).stream())
                .collect(Collectors.toMap(
                        topic -> topic.name(), topic -> topic.numPartitions() + " " + new TreeMap<>(topic.configs())));

        var declared = ofKind("KafkaTopic")
                .collect(Collectors.toMap(
                        Manifests.Document::name,
                        topic -> Manifests.text(topic.content(), "spec", "partitions") + " "
                                + inWords(Manifests.map(topic.content(), "spec", "config"))));

        assertThat(new TreeMap<>(declared)).isEqualTo(new TreeMap<>(wanted));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceMayReadItsChannelsAndWriteWhatIsItsOwnAndNoMore(String service) {
        var settings = ServiceSettings.of(service);
        var wanted = new TreeSet<String>();
        DeadLetterChannels.of(Manifests.PROJECT).get(service).forEach(channel -> {
            var setting = "mp.messaging.incoming." + channel;
            wanted.add("topic " + settings.written(setting + ".topic") + " literal [Read, Describe]");
            wanted.add("group " + settings.written(setting + ".group.id") + " literal [Read]");
        });
        Topics.all().stream()
                .map(topic -> topic.name())
                .filter(topic -> owner(topic).equals(service))
                .forEach(topic -> wanted.add("topic " + topic + " literal [Write, Describe]"));
        wanted.add("topic linli.dlq." + service + ". prefix [Write, Describe]");
        if (service.equals("dispatch")) {
            wanted.add("topic linli.dispatch.orders. prefix [Create, Write, Describe]");
            wanted.add("topic linli.dispatch.replies. prefix [Create, Describe]");
        }

        assertThat(granted("linli-" + service)).isEqualTo(wanted);
    }

    /** What a service writes is named in its sources: a topic that moves to another service is seen here. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void whatAServiceOwnsItNamesInItsSources(String service) throws IOException {
        var sources = new StringBuilder();
        try (var files =
                Files.walk(Manifests.PROJECT.resolve(ServiceModules.of(service)).resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.append(Manifests.readText(file)));
        }

        assertThat(Topics.all().stream().map(topic -> topic.name()))
                .filteredOn(topic -> owner(topic).equals(service))
                .allMatch(topic -> sources.indexOf("\"" + topic + "\"") >= 0
                        || topic.startsWith("linli.registry.") && sources.indexOf("\"linli.registry.\"") >= 0);
    }

    @Test
    void everyUnitOfTheSampleCityHasExactlyItsOwn() throws IOException {
        var units = new TreeSet<String>();
        try (var parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(Files.newBufferedReader(Manifests.PROJECT.resolve("cities/anhe/units.csv")))) {
            parser.forEach(row -> units.add(row.get(0)));
        }

        assertThat(ofKind("KafkaUser").map(Manifests.Document::name).filter(name -> name.startsWith("unit-")))
                .containsExactlyInAnyOrderElementsOf(
                        units.stream().map(unit -> "unit-" + unit).toList());
        for (var unit : units) {
            assertThat(granted("unit-" + unit))
                    .containsExactlyInAnyOrder(
                            "topic linli.dispatch.orders." + unit + " literal [Read, Describe]",
                            "topic linli.dispatch.replies." + unit + " literal [Write, Describe]",
                            "group unit-" + unit + ". prefix [Read]");
        }
    }

    @Test
    void whatScalesOnLagLooksAtChannelsThatAreRead() {
        var partitions =
                Topics.all().stream().collect(Collectors.toMap(topic -> topic.name(), topic -> topic.numPartitions()));
        for (var service : SERVICES) {
            var settings = ServiceSettings.of(service);
            var wanted = DeadLetterChannels.of(Manifests.PROJECT).get(service).stream()
                    .map(channel -> "mp.messaging.incoming." + channel)
                    .filter(setting -> partitions.get(settings.written(setting + ".topic")) > 1)
                    .map(setting ->
                            settings.written(setting + ".topic") + " " + settings.written(setting + ".group.id"))
                    .toList();

            assertThat(ofKind("ScaledObject").filter(each -> each.name().equals("linli-" + service)))
                    .singleElement()
                    .satisfies(scaled -> assertThat(Manifests.maps(scaled.content(), "spec", "triggers"))
                            .filteredOn(
                                    trigger -> Manifests.text(trigger, "type").equals("kafka"))
                            .extracting(trigger -> Manifests.text(trigger, "metadata", "topic") + " "
                                    + Manifests.text(trigger, "metadata", "consumerGroup"))
                            .containsExactlyInAnyOrderElementsOf(wanted));
        }
    }

    private static String owner(String topic) {
        if (topic.startsWith("linli.registry.")) {
            return REGISTRY_OF_INTAKE.contains(topic) ? "intake" : "dispatch";
        }
        return topic.split("\\.")[1];
    }

    private static Stream<Manifests.Document> ofKind(String kind) {
        return Manifests.all().stream().filter(document -> document.kind().equals(kind));
    }

    private static Set<String> granted(String user) {
        return ofKind("KafkaUser")
                .filter(document -> document.name().equals(user))
                .flatMap(document -> Manifests.maps(document.content(), "spec", "authorization", "acls").stream())
                .map(acl -> Manifests.text(acl, "resource", "type") + " " + Manifests.text(acl, "resource", "name")
                        + " " + Manifests.text(acl, "resource", "patternType") + " "
                        + Manifests.texts(acl, "operations"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String inWords(Map<String, Object> config) {
        var words = new TreeMap<String, String>();
        config.forEach((name, value) -> words.put(name, value.toString()));
        return words.toString();
    }
}
