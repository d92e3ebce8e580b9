package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Who may talk to whom: every pair that has to, in both its policies, and no other. */
class ManifestNetworkTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    private static final String KAFKA = "kafka";
    private static final String ENTITY_OPERATOR = "kafka-entity-operator";

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void whatMayGoOutMayComeInAndTheReverse(String overlay) {
        var pods = pods(Manifests.overlay(overlay));

        var out = edges(Manifests.overlay(overlay), pods, "egress");
        var in = edges(Manifests.overlay(overlay), pods, "ingress");
        in.addAll(ofStrimzi(overlay, pods));

        assertThat(inside(out, pods)).isEqualTo(inside(in, pods)).isEqualTo(wanted(overlay));
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void onlyTheseComeFromOrGoOutside(String overlay) {
        var pods = pods(Manifests.overlay(overlay));
        var small = overlay.equals("small");
        var wanted = new TreeSet<String>();
        for (var service : ServiceModules.SERVICES) {
            wanted.add("ingress-nginx -> " + service + ":http");
            if (!small) {
                wanted.add("monitoring -> " + service + ":http");
                wanted.add(service + " -> anywhere:443");
            }
        }
        if (small) {
            wanted.add("ingress-nginx -> keycloak:8080");
        }
        pods.keySet().forEach(pod -> {
            wanted.add(pod + " -> kube-system:53");
            if (pod.endsWith("-db") || pod.startsWith(KAFKA)) {
                wanted.add(pod + " -> anywhere:443");
                wanted.add(pod + " -> anywhere:6443");
            }
            if (pod.endsWith("-db")) {
                wanted.add("cnpg-system -> " + pod + ":5432");
                wanted.add("cnpg-system -> " + pod + ":8000");
            }
        });

        var found = edges(Manifests.overlay(overlay), pods, "egress");
        found.addAll(edges(Manifests.overlay(overlay), pods, "ingress"));
        found.removeAll(inside(found, pods));

        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void nothingIsAllowedThatNoPolicyAllows() {
        var policy = Manifests.of(Manifests.DEPLOY.resolve("base/platform")).stream()
                .filter(document -> document.name().equals("default-deny"))
                .findFirst()
                .orElseThrow();

        assertThat(Manifests.map(policy.content(), "spec"))
                .containsEntry("podSelector", Map.of())
                .containsEntry("policyTypes", List.of("Ingress", "Egress"))
                .hasSize(2);
    }

    private static Set<String> wanted(String overlay) {
        var wanted = new TreeSet<String>();
        var small = overlay.equals("small");
        for (var service : ServiceModules.SERVICES) {
            var database = small ? "linli-db" : "linli-" + service + "-db";
            wanted.add(service + " -> " + database + ":5432");
            wanted.add(service + "-migration -> " + database + ":5432");
            wanted.add(service + " -> " + KAFKA + ":9093");
            if (small) {
                wanted.add(service + " -> keycloak:8080");
            }
            wanted.add(database + " -> " + database + ":5432");
            wanted.add(database + " -> " + database + ":8000");
        }
        if (small) {
            wanted.add("keycloak -> linli-db:5432");
        }
        wanted.add(KAFKA + " -> " + KAFKA + ":9090");
        wanted.add(KAFKA + " -> " + KAFKA + ":9091");
        wanted.add(ENTITY_OPERATOR + " -> " + KAFKA + ":9091");
        return wanted;
    }

    /** Pods by name, with their labels; those that operators make, as their operators label them. */
    private static Map<String, Map<String, Object>> pods(Path overlay) {
        var pods = new LinkedHashMap<String, Map<String, Object>>();
        for (var document : Manifests.of(overlay)) {
            if (document.isPodMaker()) {
                pods.put(
                        document.name().replaceFirst("^linli-", ""),
                        Manifests.map(document.content(), "spec", "template", "metadata", "labels"));
            } else if (document.kind().equals("Cluster")) {
                var labels =
                        new LinkedHashMap<>(Manifests.map(document.content(), "spec", "inheritedMetadata", "labels"));
                labels.put("cnpg.io/cluster", document.name());
                pods.put(document.name(), labels);
            }
        }
        pods.put(KAFKA, Map.of("strimzi.io/cluster", "linli", "strimzi.io/name", "linli-kafka"));
        pods.put(ENTITY_OPERATOR, Map.of("strimzi.io/cluster", "linli", "strimzi.io/name", "linli-entity-operator"));
        return pods;
    }

    /** {@code from -> to:port} for each rule of one direction. */
    private static Set<String> edges(Path overlay, Map<String, Map<String, Object>> pods, String direction) {
        var edges = new TreeSet<String>();
        for (var policy : Manifests.of(overlay)) {
            if (!policy.kind().equals("NetworkPolicy")) {
                continue;
            }
            var selected = matching(pods, Manifests.map(policy.content(), "spec", "podSelector"));
            assertThat(selected).as("%s is about nobody", policy).isNotEmpty();
            for (var rule : Manifests.maps(policy.content(), "spec", direction)) {
                assertThat(Manifests.maps(rule, "ports")).as("%s", policy).isNotEmpty();
                for (var peer : peers(pods, Manifests.maps(rule, direction.equals("egress") ? "to" : "from"))) {
                    for (var port : Manifests.maps(rule, "ports")) {
                        for (var each : selected) {
                            edges.add((direction.equals("egress") ? each + " -> " + peer : peer + " -> " + each) + ":"
                                    + Manifests.text(port, "port"));
                        }
                    }
                }
            }
        }
        return edges;
    }

    private static List<String> peers(Map<String, Map<String, Object>> pods, List<Map<String, Object>> peers) {
        if (peers.isEmpty()) {
            return List.of("anywhere");
        }
        var found = new ArrayList<String>();
        for (var peer : peers) {
            if (peer.containsKey("namespaceSelector")) {
                assertThat(Manifests.map(peer, "podSelector", "matchLabels")).isNotEmpty();
                found.add(Manifests.map(peer, "namespaceSelector", "matchLabels")
                        .get("kubernetes.io/metadata.name")
                        .toString());
            } else {
                found.addAll(matching(pods, Manifests.map(peer, "podSelector")));
            }
        }
        return found;
    }

    private static List<String> matching(Map<String, Map<String, Object>> pods, Map<String, Object> selector) {
        var labels = Manifests.map(selector, "matchLabels");
        return pods.entrySet().stream()
                .filter(pod -> pod.getValue().entrySet().containsAll(labels.entrySet()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Strimzi makes the policies of its own parts; that of a listener, from the peers it is given. */
    private static Set<String> ofStrimzi(String overlay, Map<String, Map<String, Object>> pods) {
        var kafka = Manifests.of(Manifests.overlay(overlay)).stream()
                .filter(document -> document.kind().equals("Kafka"))
                .findFirst()
                .orElseThrow();
        var edges = new TreeSet<String>();
        for (var listener : Manifests.maps(kafka.content(), "spec", "kafka", "listeners")) {
            peers(pods, Manifests.maps(listener, "networkPolicyPeers"))
                    .forEach(peer -> edges.add(peer + " -> " + KAFKA + ":" + Manifests.text(listener, "port")));
        }
        edges.add(KAFKA + " -> " + KAFKA + ":9090");
        edges.add(KAFKA + " -> " + KAFKA + ":9091");
        edges.add(ENTITY_OPERATOR + " -> " + KAFKA + ":9091");
        return edges;
    }

    private static Set<String> inside(Set<String> edges, Map<String, Map<String, Object>> pods) {
        var inside = new TreeSet<String>();
        for (var edge : edges) {
            var ends = edge.split(" -> |:");
            if (pods.containsKey(ends[0]) && pods.containsKey(ends[1])) {
                inside.add(edge);
            }
        }
        return inside;
    }
}
