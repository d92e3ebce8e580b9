package org.linli.local;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A misspelt variable is passed over in silence by Quarkus, and one that is missing is found when the pod starts: here earlier. */
final class SettingsRule implements ManifestRule {

    private static final List<String> ALWAYS =
            List.of("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_OIDC_AUTH_SERVER_URL", "QUARKUS_DATASOURCE_JDBC_URL");

    @Override
    public Stream<String> findings(Overlay overlay) {
        return ServiceModules.SERVICES.stream()
                .flatMap(service -> Stream.of(
                                overlay.the("Deployment", "linli-" + service),
                                overlay.the("Job", "linli-" + service + "-migration"))
                        .flatMap(pod -> ofPod(overlay, service, pod)));
    }

    private static Stream<String> ofPod(Overlay overlay, String service, Manifests.Document pod) {
        var settings = ServiceSettings.of(service);
        var given = Variables.of(overlay, pod);
        var migrates = pod.kind().equals("Job");
        var needed = new TreeSet<>(settings.needed());
        needed.addAll(ALWAYS);
        var findings = Findings.about(pod);
        given.keySet().stream()
                .filter(name -> !settings.knows(name))
                .forEach(name -> findings.unless(false, "the service knows no setting " + name));
        needed.stream()
                .filter(name -> !given.containsKey(name))
                .forEach(name -> findings.unless(false, "is not given " + name));
        settings.accepted()
                .forEach(name -> findings.unless(
                        isOptional(pod, name), "is not given " + name + " from a Secret where it may be missing"));
        return findings
                .unless(
                        given.getOrDefault("QUARKUS_DATASOURCE_JDBC_URL", "")
                                .contains(":5432/" + service + "?sslmode=verify-full&"),
                        "does not reach the database of its own name over TLS")
                .unless(
                        given.getOrDefault("QUARKUS_FLYWAY_MIGRATE_AT_START", "")
                                .equals(migrates ? "true" : "false"),
                        migrates ? "does not migrate" : "migrates when it starts")
                .unless(
                        given.getOrDefault("QUARKUS_INIT_AND_EXIT", "false").equals(migrates ? "true" : "false"),
                        migrates ? "goes on after migrating" : "ends when it has started")
                .stream();
    }

    /** Keys that open besides the current one are there only while that is changed. */
    private static boolean isOptional(Manifests.Document pod, String name) {
        return Manifests.maps(pod.container(), "env").stream()
                .filter(variable -> Manifests.text(variable, "name").equals(name))
                .anyMatch(variable -> Manifests.text(variable, "valueFrom", "secretKeyRef", "optional")
                        .equals("true"));
    }
}
