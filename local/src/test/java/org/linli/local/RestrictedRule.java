package org.linli.local;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** PodSecurity {@code restricted} and a little more: no root, a root that is read only, and no account at the cluster's API. */
final class RestrictedRule implements ManifestRule {

    @Override
    public Stream<String> findings(Overlay overlay) {
        var namespaces = overlay.ofKind("Namespace")
                .flatMap(namespace -> Findings.about(namespace)
                        .unless(
                                Manifests.text(
                                                namespace.content(),
                                                "metadata",
                                                "labels",
                                                "pod-security.kubernetes.io/enforce")
                                        .equals("restricted"),
                                "does not enforce the restricted profile")
                        .stream());
        var pods = overlay.podMakers().flatMap(RestrictedRule::ofPod);
        var brokers = overlay.ofKind("Kafka").flatMap(RestrictedRule::ofStrimzi);
        return Stream.of(namespaces, pods, brokers).flatMap(each -> each);
    }

    private static Stream<String> ofPod(Manifests.Document document) {
        var pod = document.pod();
        var user = Manifests.text(pod, "securityContext", "runAsUser");
        var findings = Findings.about(document)
                .unless(Manifests.text(pod, "securityContext", "runAsNonRoot").equals("true"), "may run as root")
                .unless(!user.isEmpty() && !user.equals("0"), "runs as root or as anybody: runAsUser is [" + user + "]")
                .unless(
                        Manifests.text(pod, "securityContext", "seccompProfile", "type")
                                .equals("RuntimeDefault"),
                        "has no seccomp profile")
                .unless(
                        Manifests.text(pod, "automountServiceAccountToken").equals("false"),
                        "is given a token of the cluster's API")
                .unless(Manifests.text(pod, "enableServiceLinks").equals("false"), "is given variables of Services");
        for (var shared : List.of("hostNetwork", "hostPID", "hostIPC")) {
            findings.unless(!pod.containsKey(shared), "shares with its node: " + shared);
        }
        for (var container : document.containers()) {
            var context = Manifests.map(container, "securityContext");
            var name = Manifests.text(container, "name");
            ofContainer(findings, name, context)
                    .unless(
                            Manifests.text(context, "readOnlyRootFilesystem").equals("true"),
                            name + " may write to its root")
                    .unless(!context.containsKey("runAsUser"), name + " runs as another than its pod");
        }
        for (var volume : Manifests.maps(pod, "volumes")) {
            findings.unless(!volume.containsKey("hostPath"), "sees a directory of its node");
        }
        return findings.stream();
    }

    /** What the operator is told of the pods that it makes. */
    private static Stream<String> ofStrimzi(Manifests.Document kafka) {
        var findings = Findings.about(kafka);
        var templates = new LinkedHashMap<String, Map<String, Object>>();
        templates.put("kafka", Manifests.map(kafka.content(), "spec", "kafka", "template"));
        templates.put("entityOperator", Manifests.map(kafka.content(), "spec", "entityOperator", "template"));
        findings.unless(
                !Manifests.text(templates.get("kafka"), "pod", "securityContext", "fsGroup")
                        .isEmpty(),
                "gives its brokers no group: they cannot write to a new volume");
        templates.forEach((name, template) -> {
            findings.unless(
                    Manifests.text(template, "pod", "securityContext", "runAsNonRoot")
                                    .equals("true")
                            && Manifests.text(template, "pod", "securityContext", "seccompProfile", "type")
                                    .equals("RuntimeDefault"),
                    name + " is not told to run restricted");
            var containers = new ArrayList<>(
                    name.equals("kafka")
                            ? List.of("kafkaContainer")
                            : List.of("topicOperatorContainer", "userOperatorContainer"));
            if (name.equals("kafka")
                    && !Manifests.map(kafka.content(), "spec", "kafka", "rack").isEmpty()) {
                containers.add("initContainer");
            }
            containers.forEach(container ->
                    ofContainer(findings, container, Manifests.map(template, container, "securityContext")));
        });
        return findings.stream();
    }

    private static Findings ofContainer(Findings findings, String name, Map<String, Object> context) {
        return findings.unless(
                        Manifests.text(context, "allowPrivilegeEscalation").equals("false"),
                        name + " may gain more rights than it began with")
                .unless(
                        Manifests.texts(context, "capabilities", "drop").equals(List.of("ALL"))
                                && !Manifests.map(context, "capabilities").containsKey("add"),
                        name + " keeps capabilities")
                .unless(!context.containsKey("privileged"), name + " is privileged");
    }
}
