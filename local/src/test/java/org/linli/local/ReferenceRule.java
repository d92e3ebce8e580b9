package org.linli.local;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whatever one object names of another exists; Secrets, which nothing here makes, are looked at by {@link SecretRule}. */
final class ReferenceRule implements ManifestRule {

    private static final Pattern DATABASE = Pattern.compile("jdbc:postgresql://([a-z-]+)-rw:5432/.*");

    @Override
    public Stream<String> findings(Overlay overlay) {
        return overlay.documents().stream().flatMap(document -> {
            var findings = Findings.about(document);
            switch (document.kind()) {
                case "Deployment", "Job" -> ofPod(overlay, document, findings);
                case "HorizontalPodAutoscaler", "ScaledObject" ->
                    named(
                            findings,
                            overlay,
                            "Deployment",
                            Manifests.text(document.content(), "spec", "scaleTargetRef", "name"));
                case "Ingress" -> ofIngress(overlay, document, findings);
                case "Kafka" ->
                    priority(
                            findings,
                            overlay,
                            Manifests.text(
                                    document.content(), "spec", "kafka", "template", "pod", "priorityClassName"));
                case "KafkaNodePool", "KafkaTopic", "KafkaUser" ->
                    named(
                            findings,
                            overlay,
                            "Kafka",
                            Manifests.text(document.content(), "metadata", "labels", "strimzi.io/cluster"));
                case "Cluster" -> ofDatabase(overlay, document, findings);
                case "Database", "ScheduledBackup" ->
                    named(findings, overlay, "Cluster", Manifests.text(document.content(), "spec", "cluster", "name"));
                default -> {}
            }
            if (document.kind().equals("ScaledObject")) {
                Manifests.maps(document.content(), "spec", "triggers").stream()
                        .map(trigger -> Manifests.text(trigger, "authenticationRef", "name"))
                        .filter(name -> !name.isEmpty())
                        .distinct()
                        .forEach(name -> named(findings, overlay, "TriggerAuthentication", name));
            }
            return findings.stream();
        });
    }

    private static void ofPod(Overlay overlay, Manifests.Document document, Findings findings) {
        var pod = document.pod();
        named(findings, overlay, "ServiceAccount", Manifests.text(pod, "serviceAccountName"));
        priority(findings, overlay, Manifests.text(pod, "priorityClassName"));
        for (var container : document.containers()) {
            Manifests.maps(container, "envFrom")
                    .forEach(from ->
                            named(findings, overlay, "ConfigMap", Manifests.text(from, "configMapRef", "name")));
        }
        var volumes = Manifests.maps(pod, "volumes");
        volumes.stream()
                .map(volume -> Manifests.text(volume, "persistentVolumeClaim", "claimName"))
                .filter(claim -> !claim.isEmpty())
                .forEach(claim -> named(findings, overlay, "PersistentVolumeClaim", claim));
        volumes.stream()
                .map(volume -> Manifests.text(volume, "configMap", "name"))
                .filter(map -> !map.isEmpty())
                .forEach(map -> named(findings, overlay, "ConfigMap", map));
        findings.unlessSame(
                names(volumes),
                document.containers().stream()
                        .flatMap(container -> names(Manifests.maps(container, "volumeMounts")).stream())
                        .toList(),
                "mounts what is no volume: ",
                "has a volume that it does not mount: ");
        ofAddresses(overlay, document, findings);
    }

    private static void ofAddresses(Overlay overlay, Manifests.Document document, Findings findings) {
        Variables.of(overlay, document).forEach((name, value) -> {
            var database = DATABASE.matcher(value);
            if (database.matches()) {
                named(findings, overlay, "Cluster", database.group(1));
            } else if (name.equals("KAFKA_BOOTSTRAP_SERVERS")) {
                findings.unless(isListener(overlay, value), value + " is no listener of a Kafka of this overlay");
            }
        });
    }

    private static boolean isListener(Overlay overlay, String address) {
        return overlay.ofKind("Kafka")
                .anyMatch(kafka -> Manifests.maps(kafka.content(), "spec", "kafka", "listeners").stream()
                        .filter(listener -> Manifests.text(listener, "type").equals("internal"))
                        .anyMatch(listener ->
                                address.equals(kafka.name() + "-kafka-bootstrap:" + Manifests.text(listener, "port"))));
    }

    private static void ofIngress(Overlay overlay, Manifests.Document ingress, Findings findings) {
        var hosts = Manifests.maps(ingress.content(), "spec", "tls").stream()
                .flatMap(tls -> Manifests.texts(tls, "hosts").stream())
                .toList();
        for (var rule : Manifests.maps(ingress.content(), "spec", "rules")) {
            findings.unless(
                    hosts.contains(Manifests.text(rule, "host")),
                    Manifests.text(rule, "host") + " is reached without TLS");
            for (var path : Manifests.maps(rule, "http", "paths")) {
                var backend = Manifests.map(path, "backend", "service");
                var port = Manifests.text(backend, "port", "name");
                var service = overlay.find("Service", Manifests.text(backend, "name"));
                findings.unless(
                        service.stream()
                                .flatMap(each -> Manifests.maps(each.content(), "spec", "ports").stream())
                                .anyMatch(each -> Manifests.text(each, "name").equals(port)),
                        "there is no Service " + Manifests.text(backend, "name") + " with a port " + port);
            }
        }
    }

    private static void ofDatabase(Overlay overlay, Manifests.Document cluster, Findings findings) {
        priority(findings, overlay, Manifests.text(cluster.content(), "spec", "priorityClassName"));
        var stores = Manifests.maps(cluster.content(), "spec", "plugins").stream()
                .map(plugin -> Manifests.text(plugin, "parameters", "barmanObjectName"))
                .toList();
        findings.unless(stores.size() == 1, "is not archived");
        stores.forEach(store -> named(findings, overlay, "ObjectStore", store));
        findings.unless(
                overlay.ofKind("ScheduledBackup")
                        .anyMatch(backup -> Manifests.text(backup.content(), "spec", "cluster", "name")
                                .equals(cluster.name())),
                "is never copied whole");
    }

    private static void priority(Findings findings, Overlay overlay, String name) {
        named(findings, overlay, "PriorityClass", name);
    }

    private static void named(Findings findings, Overlay overlay, String kind, String name) {
        findings.unless(overlay.has(kind, name), "there is no " + kind + " " + name);
    }

    private static List<String> names(List<Map<String, Object>> each) {
        return each.stream().map(one -> Manifests.text(one, "name")).distinct().toList();
    }
}
