package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service may read its channels and write what is its own; a unit may read its orders, in groups of its own name. An operator
 * may read, and set groups back. No user may do more, none is missing, and none is there for whom there is neither service nor unit.
 */
final class UserRule implements ManifestRule {

    private static final Set<String> REGISTRY_OF_INTAKE =
            Set.of("linli.registry.areas", "linli.registry.streets", "linli.registry.categories");

    /** Sees how far groups have read, and reads nothing. */
    private static final String KEDA = "linli-keda";

    /** Reads what was told, and sets back how far groups have read: {@code linli ops}. */
    private static final String OPERATOR = "linli-operator";

    @Override
    public Stream<String> findings(Overlay overlay) {
        var wanted = new TreeMap<String, Set<String>>();
        ServiceModules.SERVICES.forEach(service -> wanted.put("linli-" + service, ofService(service)));
        CityUnits.codes().forEach(unit -> wanted.put("unit-" + unit, ofUnit(unit)));
        wanted.put(OPERATOR, Set.of("topic linli. prefix [Read, Describe]", "group linli- prefix [Read, Describe]"));
        if (overlay.ofKind("ScaledObject").findAny().isPresent()) {
            wanted.put(KEDA, Set.of("topic linli. prefix [Describe]", "group linli- prefix [Describe]"));
        }
        var there = overlay.ofKind("KafkaUser").map(Manifests.Document::name).collect(Collectors.toSet());
        var missing = wanted.keySet().stream()
                .filter(name -> !there.contains(name))
                .map(name -> "KafkaUser " + name + ": is missing");
        var users = overlay.ofKind("KafkaUser")
                .flatMap(user -> Findings.about(user)
                        .unless(wanted.containsKey(user.name()), "is neither a service nor a unit of the city")
                        .unless(
                                Manifests.text(user.content(), "spec", "authentication", "type")
                                        .equals("scram-sha-512"),
                                "does not sign in as the listeners ask")
                        .unless(
                                Manifests.text(user.content(), "spec", "authorization", "type")
                                        .equals("simple"),
                                "is not held to what it may")
                        .unlessSame(
                                granted(user),
                                wanted.getOrDefault(user.name(), Set.of()),
                                "may not: ",
                                "may, and is not to: ")
                        .stream());
        return Stream.concat(
                Stream.concat(missing, users), ServiceModules.SERVICES.stream().flatMap(UserRule::ofSources));
    }

    private static Set<String> ofService(String service) {
        var settings = ServiceSettings.of(service);
        var wanted = new TreeSet<String>();
        DeadLetterChannels.of(Manifests.PROJECT).get(service).forEach(channel -> {
            var setting = "mp.messaging.incoming." + channel;
            wanted.add("topic " + settings.written(setting + ".topic") + " literal [Read, Describe]");
            wanted.add("group " + settings.written(setting + ".group.id") + " literal [Read]");
        });
        owned(service).forEach(topic -> wanted.add("topic " + topic + " literal [Write, Describe]"));
        wanted.add("topic linli.dlq." + service + ". prefix [Write, Describe]");
        if (service.equals("dispatch")) {
            wanted.add("topic linli.dispatch.orders. prefix [Create, Write, Describe]");
        }
        return wanted;
    }

    private static Set<String> ofUnit(String unit) {
        return Set.of(
                "topic linli.dispatch.orders." + unit + " literal [Read, Describe]",
                "group unit-" + unit + ". prefix [Read]");
    }

    /** What a service writes is named in its sources: a topic that moves to another service is seen here. */
    private static Stream<String> ofSources(String service) {
        var sources = new StringBuilder();
        try (var files =
                Files.walk(Manifests.PROJECT.resolve(ServiceModules.of(service)).resolve("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> sources.append(Manifests.readText(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return owned(service)
                .filter(topic -> sources.indexOf("\"" + topic + "\"") < 0
                        && !(topic.startsWith("linli.registry.") && sources.indexOf("\"linli.registry.\"") >= 0))
                .map(topic -> "KafkaUser linli-" + service + ": the service does not name " + topic);
    }

    private static Stream<String> owned(String service) {
        return Topics.all().stream()
                .map(topic -> topic.name())
                .filter(topic -> owner(topic).equals(service));
    }

    private static String owner(String topic) {
        if (topic.startsWith("linli.registry.")) {
            return REGISTRY_OF_INTAKE.contains(topic) ? "intake" : "dispatch";
        }
        return topic.split("\\.")[1];
    }

    private static Set<String> granted(Manifests.Document user) {
        return Manifests.maps(user.content(), "spec", "authorization", "acls").stream()
                .map(acl -> Manifests.text(acl, "resource", "type") + " " + Manifests.text(acl, "resource", "name")
                        + " " + Manifests.text(acl, "resource", "patternType") + " "
                        + Manifests.texts(acl, "operations"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
