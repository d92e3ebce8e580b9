package org.linli.local;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * No Secret stands in a manifest. Each that is named, with its key, is made by an operator for one of the objects here, or stands in the
 * table of deploy/README.md, which is what an operator makes; and each of that table is named somewhere.
 */
final class SecretRule implements ManifestRule {

    private static final Pattern HIDDEN = Pattern.compile(".*(PASSWORD|SECRET|_KEY|JAAS|TOKEN)(_.*)?");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    @Override
    public Stream<String> findings(Overlay overlay) {
        var made = made(overlay);
        return overlay.documents().stream().flatMap(document -> {
            var findings =
                    Findings.about(document).unless(!document.kind().equals("Secret"), "is a Secret in a manifest");
            named(document)
                    .forEach((secret, keys) -> keys.forEach(key -> findings.unless(
                            made.getOrDefault(secret, Set.of()).contains(key),
                            "nobody makes a Secret " + secret + " with a key " + key)));
            shown(document).forEach(name -> findings.unless(false, name + " stands here for all to read"));
            return findings.stream();
        });
    }

    /** The Secrets of the instructions, with their keys. */
    static Map<String, Set<String>> instructed() {
        var secrets = new TreeMap<String, Set<String>>();
        Manifests.readText(Manifests.DEPLOY.resolve("README.md"))
                .lines()
                .filter(line -> line.startsWith("| `linli-"))
                .map(line -> line.split("\\|"))
                .forEach(cells -> codes(cells[1]).forEach(name -> secrets.put(name, new HashSet<>(codes(cells[2])))));
        return secrets;
    }

    /** The Secrets that one object names, with the keys it reads. */
    static Map<String, Set<String>> named(Manifests.Document document) {
        var found = new TreeMap<String, Set<String>>();
        look(document.content(), document.kind(), found);
        return found;
    }

    private static Map<String, Set<String>> made(Overlay overlay) {
        var made = new TreeMap<>(instructed());
        overlay.ofKind("KafkaUser").forEach(user -> made.put(user.name(), Set.of("password", "sasl.jaas.config")));
        overlay.ofKind("Kafka").forEach(kafka -> made.put(kafka.name() + "-cluster-ca-cert", Set.of("ca.crt")));
        overlay.ofKind("Cluster").forEach(cluster -> made.put(cluster.name() + "-ca", Set.of("ca.crt")));
        return made;
    }

    private static void look(Object at, String under, Map<String, Set<String>> found) {
        if (at instanceof List<?> list) {
            list.forEach(each -> look(each, under, found));
        } else if (at instanceof Map<?, ?> map) {
            reference(map, under)
                    .forEach((secret, keys) -> found.computeIfAbsent(secret, each -> new TreeSet<>())
                            .addAll(keys));
            map.forEach((key, value) -> look(value, key.toString(), found));
        }
    }

    private static Map<String, Set<String>> reference(Map<?, ?> map, String under) {
        return switch (under) {
            case "secretKeyRef", "accessKeyId", "secretAccessKey", "secretTargetRef" ->
                Map.of(map.get("name").toString(), Set.of(map.get("key").toString()));
            // Those of CloudNativePG are of the type basic-auth.
            case "passwordSecret" -> Map.of(map.get("name").toString(), Set.of("username", "password"));
            case "secret" ->
                map.containsKey("secretName")
                        ? Map.of(map.get("secretName").toString(), keys(map))
                        : Map.of(map.get("name").toString(), Set.of("username", "password"));
            case "tls" ->
                map.containsKey("secretName") ? Map.of(map.get("secretName").toString(), Set.of("tls.crt")) : Map.of();
            case "brokerCertChainAndKey" ->
                Map.of(
                        map.get("secretName").toString(),
                        Set.of(map.get("certificate").toString(), map.get("key").toString()));
            default -> Map.of();
        };
    }

    private static Set<String> keys(Map<?, ?> volume) {
        var keys = new TreeSet<String>();
        ((List<?>) volume.get("items"))
                .forEach(item -> keys.add(((Map<?, ?>) item).get("key").toString()));
        return keys;
    }

    private static List<String> shown(Manifests.Document document) {
        var shown = new ArrayList<String>();
        if (document.kind().equals("ConfigMap")) {
            shown.addAll(Manifests.map(document.content(), "data").keySet());
        } else if (document.isPodMaker()) {
            document.containers().stream()
                    .flatMap(container -> Manifests.maps(container, "env").stream())
                    .filter(variable -> !variable.containsKey("valueFrom"))
                    .forEach(variable -> shown.add(Manifests.text(variable, "name")));
        }
        shown.removeIf(name -> !HIDDEN.matcher(name).matches());
        return shown;
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell).results().map(match -> match.group(1)).toList();
    }
}
