package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestPodsTest {

    static final List<String> SERVICES = ServiceModules.SERVICES;

    private static final String PHOTOS = "/var/lib/linli/photos";

    /** Of the same volume as its /tmp. */
    private static final String OF_KEYCLOAK = "/opt/keycloak/data/tmp";

    static Stream<Manifests.Document> pods() {
        return Manifests.all().stream().filter(Manifests.Document::isPodMaker);
    }

    @ParameterizedTest
    @MethodSource("pods")
    void everyPodIsRestricted(Manifests.Document document) {
        var pod = document.pod();

        assertThat(Manifests.text(pod, "securityContext", "runAsNonRoot")).isEqualTo("true");
        assertThat(Manifests.text(pod, "securityContext", "runAsUser")).isNotIn("", "0");
        assertThat(Manifests.text(pod, "securityContext", "seccompProfile", "type"))
                .isEqualTo("RuntimeDefault");
        assertThat(Manifests.text(pod, "automountServiceAccountToken")).isEqualTo("false");
        assertThat(Manifests.text(pod, "enableServiceLinks")).isEqualTo("false");
        assertThat(pod).doesNotContainKeys("hostNetwork", "hostPID", "hostIPC", "initContainers");
        for (var container : Manifests.maps(pod, "containers")) {
            var context = Manifests.map(container, "securityContext");
            assertThat(Manifests.text(context, "allowPrivilegeEscalation")).isEqualTo("false");
            assertThat(Manifests.text(context, "readOnlyRootFilesystem")).isEqualTo("true");
            assertThat(Manifests.texts(context, "capabilities", "drop")).containsExactly("ALL");
            assertThat(Manifests.map(context, "capabilities")).doesNotContainKey("add");
            assertThat(context).doesNotContainKeys("privileged", "runAsUser");
        }
    }

    @ParameterizedTest
    @MethodSource("pods")
    void onlyTmpAndTheDirectoryOfPhotosCanBeWritten(Manifests.Document document) {
        assertThat(Manifests.maps(document.container(), "volumeMounts"))
                .filteredOn(mount -> !Manifests.text(mount, "readOnly").equals("true"))
                .extracting(mount -> Manifests.text(mount, "mountPath"))
                .contains("/tmp")
                .isSubsetOf("/tmp", PHOTOS, OF_KEYCLOAK);
        assertThat(Manifests.maps(document.pod(), "volumes"))
                .extracting(volume -> Manifests.text(volume, "name"))
                .containsExactlyInAnyOrderElementsOf(Manifests.maps(document.container(), "volumeMounts").stream()
                        .map(mount -> Manifests.text(mount, "name"))
                        .distinct()
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("pods")
    void whatIsAskedForIsWithinTheLimits(Manifests.Document document) {
        var resources = Manifests.map(document.container(), "resources");

        for (var what : List.of("cpu", "memory")) {
            assertThat(amount(Manifests.text(resources, "requests", what)))
                    .isPositive()
                    .isLessThanOrEqualTo(amount(Manifests.text(resources, "limits", what)));
        }
        assertThat(Manifests.text(resources, "requests", "memory"))
                .isEqualTo(Manifests.text(resources, "limits", "memory"));
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceIsProbedWhereItAnswers(String service) {
        var deployment = only(service, "Deployment");
        var container = deployment.container();
        var ports = Manifests.maps(container, "ports");

        assertThat(ports).singleElement().satisfies(port -> {
            assertThat(Manifests.text(port, "name")).isEqualTo("http");
            assertThat(Manifests.text(port, "containerPort"))
                    .isEqualTo(ServiceSettings.of(service).written("quarkus.http.port"));
        });
        Map.of(
                        "startupProbe",
                        "/q/health/started",
                        "readinessProbe",
                        "/q/health/ready",
                        "livenessProbe",
                        "/q/health/live")
                .forEach((probe, path) -> {
                    assertThat(Manifests.text(container, probe, "httpGet", "path"))
                            .isEqualTo(path);
                    assertThat(Manifests.text(container, probe, "httpGet", "port"))
                            .isEqualTo("http");
                });
    }

    /** The issuer may be looked for during a minute before a service gives up; the probe must not give up first. */
    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceMayTakeItsTimeToStartAndToStop(String service) {
        var deployment = only(service, "Deployment");
        var probe = Manifests.map(deployment.container(), "startupProbe");
        var before = number(deployment.container(), "lifecycle", "preStop", "sleep", "seconds");
        var settings = ServiceSettings.of(service);
        var delay = Integer.parseInt(
                settings.written("quarkus.oidc.connection-delay").replace("S", ""));
        var shutdown =
                Integer.parseInt(settings.given("QUARKUS_SHUTDOWN_TIMEOUT").replace("s", ""));

        assertThat(number(probe, "periodSeconds") * number(probe, "failureThreshold"))
                .isGreaterThan(delay + 30);
        assertThat(number(deployment.pod(), "terminationGracePeriodSeconds")).isGreaterThan(before + shutdown);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void selectorsFindThePodsOfTheirServiceAndNotItsMigration(String service) {
        var deployment = only(service, "Deployment");
        var labels = Manifests.map(deployment.content(), "spec", "template", "metadata", "labels");
        var migration = Manifests.map(only(service, "Job").content(), "spec", "template", "metadata", "labels");

        for (var selector : List.of(
                Manifests.map(deployment.content(), "spec", "selector", "matchLabels"),
                Manifests.map(only(service, "Service").content(), "spec", "selector"),
                Manifests.map(only(service, "PodDisruptionBudget").content(), "spec", "selector", "matchLabels"))) {
            assertThat(selector).isNotEmpty();
            assertThat(labels.entrySet()).containsAll(selector.entrySet());
            assertThat(migration.entrySet().containsAll(selector.entrySet())).isFalse();
        }
        assertThat(Manifests.text(only(service, "HorizontalPodAutoscaler").content(), "spec", "scaleTargetRef", "name"))
                .isEqualTo(deployment.name());
        assertThat(Manifests.text(deployment.pod(), "serviceAccountName"))
                .isEqualTo(only(service, "ServiceAccount").name());
        assertThat(Manifests.text(only(service, "Job").container(), "image"))
                .isEqualTo(Manifests.text(deployment.container(), "image"))
                .isEqualTo("linli/" + ServiceModules.of(service));
    }

    @Test
    void onlyServicesThatKeepPhotosHaveAPlaceForThem() {
        for (var service : SERVICES) {
            var keeps = ServiceSettings.of(service).knows("LINLI_PHOTOS_DIRECTORY");
            assertThat(Manifests.maps(only(service, "Deployment").container(), "volumeMounts"))
                    .as(service)
                    .filteredOn(mount -> Manifests.text(mount, "mountPath").equals(PHOTOS))
                    .hasSize(keeps ? 1 : 0);
        }
    }

    private static Manifests.Document only(String service, String kind) {
        return Manifests.of(Manifests.DEPLOY.resolve("base").resolve(ServiceModules.of(service))).stream()
                .filter(document -> document.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static int number(Map<String, Object> from, String... path) {
        return Integer.parseInt(Manifests.text(from, path));
    }

    /** In thousandths of a core, or in MiB. */
    private static int amount(String quantity) {
        if (quantity.endsWith("Gi")) {
            return 1024 * Integer.parseInt(quantity.replace("Gi", ""));
        }
        var digits = Integer.parseInt(quantity.replaceAll("m$|Mi$", ""));
        return quantity.endsWith("m") || quantity.endsWith("Mi") ? digits : 1000 * digits;
    }
}
