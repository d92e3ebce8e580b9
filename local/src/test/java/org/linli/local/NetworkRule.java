package org.linli.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Who may talk to whom: every pair that has to, in the policies of both its ends, and no other. */
final class NetworkRule implements ManifestRule {

    private static final String KAFKA = "kafka";
    private static final String NAMES_ON_THE_NODE = "169.254.20.10/32";
    private static final String ENTITY_OPERATOR = "kafka-entity-operator";

    /** The city's own network in the sample, from which departments come. */
    private static final String DEPARTMENTS = "192.0.2.0/24";

    @Override
    public Stream<String> findings(Overlay overlay) {
        var pods = pods(overlay);
        var out = edges(overlay, pods, "egress");
        var in = edges(overlay, pods, "ingress");
        in.addAll(ofStrimzi(overlay, pods));
        var outside = new TreeSet<>(out);
        outside.addAll(in);
        outside.removeAll(inside(outside, pods));
        var wanted = wanted(overlay);
        return Stream.of(
                        unlessDenied(overlay),
                        tooWide(overlay, pods),
                        Findings.about("NetworkPolicies, out of a pod")
                                .unlessSame(
                                        inside(out, pods),
                                        wanted,
                                        "there is no way ",
                                        "there is a way that nobody needs: ")
                                .stream(),
                        Findings.about("NetworkPolicies, into a pod")
                                .unlessSame(
                                        inside(in, pods),
                                        wanted,
                                        "there is no way ",
                                        "there is a way that nobody needs: ")
                                .stream(),
                        Findings.about("NetworkPolicies, from and to the outside")
                                .unlessSame(
                                        outside,
                                        outside(overlay, pods),
                                        "there is no way ",
                                        "there is a way that nobody needs: ")
                                .stream())
                .flatMap(each -> each);
    }

    private static Stream<String> unlessDenied(Overlay overlay) {
        var policy = overlay.the("NetworkPolicy", "default-deny");
        return Findings.about(policy)
                .unless(
                        Manifests.map(policy.content(), "spec")
                                .equals(Map.of("podSelector", Map.of(), "policyTypes", List.of("Ingress", "Egress"))),
                        "does not deny what no other policy allows")
                .stream();
    }

    /** A policy about nobody protects nobody, and one that names no port or a whole namespace lets in more than was meant. */
    private static Stream<String> tooWide(Overlay overlay, Map<String, Map<String, Object>> pods) {
        return overlay.ofKind("NetworkPolicy").flatMap(policy -> {
            var selector = Manifests.map(policy.content(), "spec", "podSelector");
            var findings =
                    Findings.about(policy).unless(!matching(pods, selector).isEmpty(), "is about nobody");
            for (var direction : List.of("ingress", "egress")) {
                for (var rule : Manifests.maps(policy.content(), "spec", direction)) {
                    findings.unless(!Manifests.maps(rule, "ports").isEmpty(), "leaves every port open");
                    Manifests.maps(rule, direction.equals("egress") ? "to" : "from").stream()
                            .filter(peer -> peer.containsKey("namespaceSelector"))
                            .forEach(peer -> findings.unless(
                                    !Manifests.map(peer, "podSelector", "matchLabels")
                                            .isEmpty(),
                                    "is about a whole namespace"));
                }
            }
            return findings.stream();
        });
    }

    private static Set<String> outside(Overlay overlay, Map<String, Map<String, Object>> pods) {
        var small = overlay.name().equals("small");
        var wanted = new TreeSet<String>();
        for (var service : ServiceModules.SERVICES) {
            wanted.add("traefik -> " + service + ":http");
            if (!small) {
                wanted.add("monitoring -> " + service + ":http");
                wanted.add(service + " -> monitoring:4317");
                wanted.add(service + " -> anywhere:443");
            }
        }
        if (!small) {
            wanted.add(DEPARTMENTS + " -> " + KAFKA + ":9094");
        }
        wanted.add(small ? "traefik -> keycloak:8080" : "keda -> " + KAFKA + ":9093");
        pods.keySet().forEach(pod -> {
            wanted.add(pod + " -> kube-system:53");
            wanted.add(pod + " -> " + NAMES_ON_THE_NODE + ":53");
            if (pod.endsWith("-db") || pod.startsWith(KAFKA)) {
                // The cluster's API; for databases, where their copies go too.
                wanted.add(pod + " -> anywhere:443");
                wanted.add(pod + " -> anywhere:6443");
            }
            if (pod.endsWith("-db")) {
                wanted.add("cnpg-system -> " + pod + ":5432");
                wanted.add("cnpg-system -> " + pod + ":8000");
                if (!small) {
                    wanted.add("monitoring -> " + pod + ":9187");
                }
            }
        });
        return wanted;
    }

    private static Set<String> wanted(Overlay overlay) {
        var wanted = new TreeSet<String>();
        var small = overlay.name().equals("small");
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
        wanted.add("operator -> " + KAFKA + ":9093");
        wanted.add(KAFKA + " -> " + KAFKA + ":9090");
        wanted.add(KAFKA + " -> " + KAFKA + ":9091");
        wanted.add(ENTITY_OPERATOR + " -> " + KAFKA + ":9091");
        return wanted;
    }

    /** Pods by name, with their labels; those that operators make, as their operators label them. */
    private static Map<String, Map<String, Object>> pods(Overlay overlay) {
        var pods = new LinkedHashMap<String, Map<String, Object>>();
        for (var document : overlay.documents()) {
            if (document.isPodMaker()) {
                pods.put(
                        document.name().replaceFirst("^linli-", ""),
                        Manifests.map(document.content(), "spec", "template", "metadata", "labels"));
            } else if (document.kind().equals("Cluster")) {
                var labels =
                        new LinkedHashMap<>(Manifests.map(document.content(), "spec", "inheritedMetadata", "labels"));
                labels.put("cnpg.io/cluster", document.name());
                labels.put("cnpg.io/podRole", "instance");
                pods.put(document.name(), labels);
            }
        }
        pods.put(KAFKA, Map.of("strimzi.io/cluster", "linli", "strimzi.io/name", "linli-kafka"));
        pods.put(ENTITY_OPERATOR, Map.of("strimzi.io/cluster", "linli", "strimzi.io/name", "linli-entity-operator"));
        return pods;
    }

    /** {@code from -> to:port} for each rule of one direction. */
    private static Set<String> edges(Overlay overlay, Map<String, Map<String, Object>> pods, String direction) {
        var edges = new TreeSet<String>();
        for (var policy : overlay.documents()) {
            if (!policy.kind().equals("NetworkPolicy")) {
                continue;
            }
            var selected = matching(pods, Manifests.map(policy.content(), "spec", "podSelector"));
            for (var rule : Manifests.maps(policy.content(), "spec", direction)) {
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
            if (peer.containsKey("ipBlock")) {
                found.add(Manifests.text(peer, "ipBlock", "cidr"));
            } else if (peer.containsKey("namespaceSelector")) {
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
    private static Set<String> ofStrimzi(Overlay overlay, Map<String, Map<String, Object>> pods) {
        var kafka = overlay.the("Kafka", "linli");
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
