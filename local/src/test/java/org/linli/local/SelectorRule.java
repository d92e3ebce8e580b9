package org.linli.local;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Selectors find the pods they are meant for, no migration among them, and the ports that are named are open there. */
final class SelectorRule implements ManifestRule {

    private static final Map<String, Object> INSTANCES = Map.of("cnpg.io/podRole", "instance");

    @Override
    public Stream<String> findings(Overlay overlay) {
        return overlay.documents().stream().flatMap(document -> switch (document.kind()) {
            case "Deployment" -> Stream.concat(ofSelf(document), ofProbes(document));
            case "Service" -> ofService(overlay, document);
            case "PodDisruptionBudget", "PodMonitor" -> ofOthers(overlay, document);
            default -> Stream.empty();
        });
    }

    private static Stream<String> ofSelf(Manifests.Document deployment) {
        var selector = Manifests.map(deployment.content(), "spec", "selector", "matchLabels");
        return Findings.about(deployment)
                .unless(
                        !selector.isEmpty() && labels(deployment).entrySet().containsAll(selector.entrySet()),
                        "its selector does not find its own pods")
                .stream();
    }

    private static Stream<String> ofProbes(Manifests.Document deployment) {
        var findings = Findings.about(deployment);
        for (var container : deployment.containers()) {
            for (var probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                Manifests.at(container, probe, "httpGet", "port")
                        .map(Object::toString)
                        .ifPresent(port -> findings.unless(
                                isOpen(deployment, port), probe + " asks at a port that nobody has: " + port));
            }
        }
        return findings.stream();
    }

    private static Stream<String> ofService(Overlay overlay, Manifests.Document service) {
        var found = found(overlay, Manifests.map(service.content(), "spec", "selector"));
        var findings = Findings.about(service).unless(!found.isEmpty(), "its selector finds no pods");
        for (var pods : found) {
            findings.unless(pods.kind().equals("Deployment"), "its selector finds " + pods.id());
            for (var port : Manifests.maps(service.content(), "spec", "ports")) {
                var target = Optional.of(Manifests.text(port, "targetPort"))
                        .filter(text -> !text.isEmpty())
                        .orElse(Manifests.text(port, "port"));
                findings.unless(isOpen(pods, target), "leads to a port that nobody has: " + target);
            }
        }
        return findings.stream();
    }

    private static Stream<String> ofOthers(Overlay overlay, Manifests.Document document) {
        var selector = Manifests.map(document.content(), "spec", "selector", "matchLabels");
        if (selector.equals(INSTANCES)) {
            return ofInstances(overlay, document);
        }
        var found = found(overlay, selector);
        var findings = Findings.about(document).unless(!found.isEmpty(), "its selector finds no pods");
        for (var pods : found) {
            findings.unless(pods.kind().equals("Deployment"), "its selector finds " + pods.id());
            Manifests.maps(document.content(), "spec", "podMetricsEndpoints").stream()
                    .map(endpoint -> Manifests.text(endpoint, "port"))
                    .forEach(port -> findings.unless(isOpen(pods, port), "asks at a port that nobody has: " + port));
        }
        return findings.stream();
    }

    /** Pods that CloudNativePG makes, with its names of ports. */
    private static Stream<String> ofInstances(Overlay overlay, Manifests.Document document) {
        var findings = Findings.about(document)
                .unless(overlay.ofKind("Cluster").findAny().isPresent(), "there are no databases for its selector");
        Manifests.maps(document.content(), "spec", "podMetricsEndpoints").stream()
                .map(endpoint -> Manifests.text(endpoint, "port"))
                .forEach(port ->
                        findings.unless(port.equals("metrics"), "asks at a port that no database has: " + port));
        return findings.stream();
    }

    private static List<Manifests.Document> found(Overlay overlay, Map<String, Object> selector) {
        return overlay.podMakers()
                .filter(pods -> !selector.isEmpty() && labels(pods).entrySet().containsAll(selector.entrySet()))
                .toList();
    }

    private static Map<String, Object> labels(Manifests.Document pods) {
        return Manifests.map(pods.content(), "spec", "template", "metadata", "labels");
    }

    private static boolean isOpen(Manifests.Document pods, String port) {
        return pods.containers().stream()
                .flatMap(container -> Manifests.maps(container, "ports").stream())
                .anyMatch(open -> Manifests.text(open, "name").equals(port)
                        || Manifests.text(open, "containerPort").equals(port));
    }
}
