package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Faults planted in what kustomize built: each is found, by whoever looks for it and by nobody else. */
class ManifestFaultsTest {

    private static final String INTAKE = "Deployment linli-intake: ";

    @Test
    void aMisspeltProbe() {
        assertThat(found("small", intake -> {
                    var container = intake.the("Deployment", "linli-intake").container();
                    container.put("readynessProbe", container.remove("readinessProbe"));
                }))
                .containsExactlyInAnyOrder(
                        INTAKE
                                + "The field `readynessProbe` in the JSON string is not defined in the `V1Container` properties.",
                        INTAKE + "has no readinessProbe at /q/health/ready");
    }

    @Test
    void aMisspeltFieldOfEachOfTheOperators() {
        assertThat(found(
                        "city",
                        city -> spec(city, "KafkaTopic", "linli.intake.reports").put("partition", 6)))
                .singleElement()
                .asString()
                .startsWith("KafkaTopic linli.intake.reports: ")
                .contains("partition");
        assertThat(found("city", city -> spec(city, "Cluster", "linli-care-db").put("instanses", 3)))
                .containsExactly("Cluster linli-care-db: spec.instanses is no field that is known here");
        assertThat(found(
                        "city", city -> spec(city, "ScaledObject", "linli-care").put("minReplicas", 3)))
                .containsExactly("ScaledObject linli-care: spec.minReplicas is no field that is known here");
        assertThat(found("city", city -> spec(city, "PodMonitor", "linli").put("selectors", Map.of())))
                .containsExactly("PodMonitor linli: spec.selectors is no field that is known here");
    }

    @Test
    void aWrongApiVersion() {
        assertThat(found(
                        "small",
                        small -> small.the("Deployment", "linli-intake")
                                .content()
                                .put("apiVersion", "apps/v1beta1")))
                .containsExactly(INTAKE + "apps/v1beta1 Deployment is no kind that is known here");
    }

    @Test
    void aMissingSecret() {
        assertThat(found(
                        "small",
                        small -> secretOf(small, "LINLI_SECRETS_TRACKING_KEY").put("name", "linli-intake-key")))
                .containsExactly(INTAKE + "nobody makes a Secret linli-intake-key with a key tracking-key");
        assertThat(found(
                        "small",
                        small -> secretOf(small, "LINLI_SECRETS_TRACKING_KEY").put("key", "traking-key")))
                .containsExactly(INTAKE + "nobody makes a Secret linli-intake-keys with a key traking-key");
    }

    @Test
    void aSecretForAllToRead() {
        assertThat(found("small", small -> {
                    var variable = variable(small, "LINLI_SECRETS_TRACKING_KEY");
                    variable.remove("valueFrom");
                    variable.put("value", "c2VjcmV0");
                }))
                .containsExactly(INTAKE + "LINLI_SECRETS_TRACKING_KEY stands here for all to read");
    }

    @Test
    void aRootUser() {
        assertThat(found(
                        "small",
                        small -> Manifests.map(
                                        small.the("Deployment", "linli-intake").pod(), "securityContext")
                                .put("runAsUser", 0)))
                .containsExactly(INTAKE + "runs as root or as anybody: runAsUser is [0]");
    }

    @Test
    void aRootThatCanBeWritten() {
        assertThat(found(
                        "small",
                        small -> Manifests.map(
                                        small.the("Deployment", "linli-intake").container(), "securityContext")
                                .put("readOnlyRootFilesystem", false)))
                .containsExactly(INTAKE + "service may write to its root");
    }

    @Test
    void requestsOverLimits() {
        assertThat(found(
                        "small",
                        small -> Manifests.map(
                                        small.the("Deployment", "linli-intake").container(), "resources", "requests")
                                .put("memory", "2Gi")))
                .containsExactly(INTAKE + "asks for more memory than its limit");
    }

    @Test
    void aPortThatNobodyHas() {
        assertThat(found(
                        "small",
                        small -> Manifests.maps(spec(small, "Service", "linli-intake"), "ports")
                                .getFirst()
                                .put("targetPort", "htpp")))
                .containsExactly("Service linli-intake: leads to a port that nobody has: htpp");
    }

    @Test
    void aSelectorThatFindsNobody() {
        assertThat(found(
                        "small",
                        small -> Manifests.map(
                                        spec(small, "PodDisruptionBudget", "linli-intake"), "selector", "matchLabels")
                                .put("app.kubernetes.io/name", "intake")))
                .containsExactly("PodDisruptionBudget linli-intake: its selector finds no pods");
    }

    @Test
    void aConfigMapAnAccountAndAVolumeThatNobodyMakes() {
        assertThat(found("small", small -> {
                    var pod = small.the("Deployment", "linli-intake").pod();
                    pod.put("serviceAccountName", "linli-intak");
                    Manifests.maps(pod, "volumes").stream()
                            .filter(volume -> volume.containsKey("persistentVolumeClaim"))
                            .forEach(volume -> Manifests.map(volume, "persistentVolumeClaim")
                                    .put("claimName", "photos"));
                }))
                .containsExactlyInAnyOrder(
                        INTAKE + "there is no ServiceAccount linli-intak",
                        INTAKE + "there is no PersistentVolumeClaim photos");
    }

    @Test
    void aTopicThatIsMissing() {
        assertThat(found("city", city -> city.documents().remove(city.the("KafkaTopic", "linli.care.alarms"))))
                .containsExactly("KafkaTopic linli.care.alarms: is missing");
    }

    @Test
    void aTopicThatNobodyWrites() {
        assertThat(found(
                        "city",
                        city -> Manifests.map(
                                        city.the("KafkaTopic", "linli.dispatch.orders.dept-fire")
                                                .content(),
                                        "metadata")
                                .put("name", "linli.dispatch.orders.dept-water-sprites")))
                .containsExactlyInAnyOrder(
                        "KafkaTopic linli.dispatch.orders.dept-fire: is missing",
                        "KafkaTopic linli.dispatch.orders.dept-water-sprites: has 1 partition {retention.ms=7776000000}, the code no"
                                + " such topic");
    }

    @Test
    void aTopicWithOtherPartitionsOrRetention() {
        assertThat(found(
                        "city",
                        city -> spec(city, "KafkaTopic", "linli.care.alarms").put("partitions", 3)))
                .containsExactly(
                        "KafkaTopic linli.care.alarms: has 3 partitions {retention.ms=-1}, the code 6 partitions {retention.ms=-1}");
        assertThat(found(
                        "city",
                        city -> Manifests.map(spec(city, "KafkaTopic", "linli.intake.dossiers"), "config")
                                .put("retention.ms", -1)))
                .containsExactly(
                        "KafkaTopic linli.intake.dossiers: has 6 partitions {retention.ms=-1}, the code 6 partitions"
                                + " {retention.ms=7776000000}");
    }

    @Test
    void aDepartmentWithAnothersTopic() {
        assertThat(found(
                        "city",
                        city -> Manifests.map(
                                        Manifests.maps(
                                                        spec(city, "KafkaUser", "unit-dept-fire"),
                                                        "authorization",
                                                        "acls")
                                                .getFirst(),
                                        "resource")
                                .put("name", "linli.dispatch.orders.dept-police")))
                .containsExactly(
                        "KafkaUser unit-dept-fire: may not: topic linli.dispatch.orders.dept-fire literal [Read, Describe]",
                        "KafkaUser unit-dept-fire: may, and is not to: topic linli.dispatch.orders.dept-police literal [Read,"
                                + " Describe]");
    }

    @Test
    void aDepartmentWithAPrefixThatIsAnothersToo() {
        assertThat(found(
                        "city",
                        city -> Manifests.map(
                                        Manifests.maps(
                                                        spec(city, "KafkaUser", "unit-dept-fire"),
                                                        "authorization",
                                                        "acls")
                                                .getFirst(),
                                        "resource")
                                .put("patternType", "prefix")))
                .containsExactly(
                        "KafkaUser unit-dept-fire: may not: topic linli.dispatch.orders.dept-fire literal [Read, Describe]",
                        "KafkaUser unit-dept-fire: may, and is not to: topic linli.dispatch.orders.dept-fire prefix [Read,"
                                + " Describe]");
    }

    @Test
    void aDepartmentThatIsMissing() {
        assertThat(found("city", city -> city.documents().remove(city.the("KafkaUser", "unit-dept-fire"))))
                .containsExactly("KafkaUser unit-dept-fire: is missing");
    }

    @Test
    void aVariableThatNobodyKnows() {
        assertThat(found(
                        "small",
                        small ->
                                variable(small, "LINLI_SECRETS_TRACKING_KEY").put("name", "LINLI_SECRETS_TRACKINGKEY")))
                .containsExactlyInAnyOrder(
                        INTAKE + "the service knows no setting LINLI_SECRETS_TRACKINGKEY",
                        INTAKE + "is not given LINLI_SECRETS_TRACKING_KEY");
    }

    @Test
    void aKeyThatCannotBeChanged() {
        assertThat(found(
                        "small",
                        small -> secretOf(small, "LINLI_SECRETS_PEOPLE_KEYS_ACCEPTED")
                                .remove("optional")))
                .containsExactly(INTAKE
                        + "is not given LINLI_SECRETS_PEOPLE_KEYS_ACCEPTED from a Secret where it may be missing");
    }

    @Test
    void anOperatorWhoMayWrite() {
        assertThat(found(
                        "small",
                        small -> Manifests.maps(spec(small, "KafkaUser", "linli-operator"), "authorization", "acls")
                                .getFirst()
                                .put("operations", List.of("Read", "Describe", "Write"))))
                .containsExactly(
                        "KafkaUser linli-operator: may not: topic linli. prefix [Read, Describe]",
                        "KafkaUser linli-operator: may, and is not to: topic linli. prefix [Read, Describe, Write]");
    }

    @Test
    void aServerThatHoldsOnToALostNode() {
        assertThat(found(
                        "small",
                        small -> Manifests.map(spec(small, "Cluster", "linli-db"), "postgresql", "parameters")
                                .remove("tcp_keepalives_idle")))
                .containsExactly(
                        "Cluster linli-db: holds on to what is lost: tcp_keepalives_idle is null, not 1 to 10");
    }

    @Test
    void aReplicaThatMigrates() {
        assertThat(found(
                        "small",
                        small -> Manifests.maps(
                                        small.the("Deployment", "linli-intake").container(), "env")
                                .getFirst()
                                .putAll(Map.of("name", "QUARKUS_FLYWAY_MIGRATE_AT_START", "value", "true"))))
                .contains(INTAKE + "migrates when it starts");
    }

    @Test
    void aWayThatIsShutAndOneThatNobodyNeeds() {
        assertThat(found(
                        "small",
                        small -> Manifests.maps(spec(small, "NetworkPolicy", "linli-intake"), "egress")
                                .getFirst()
                                .put("ports", List.of(Map.of("port", 5433, "protocol", "TCP")))))
                .containsExactly(
                        "NetworkPolicies, out of a pod: there is no way intake -> linli-db:5432",
                        "NetworkPolicies, out of a pod: there is a way that nobody needs: intake -> linli-db:5433");
    }

    @Test
    void aVersionOnWhichNothingWasTested() {
        assertThat(found(
                        "city",
                        city -> Manifests.map(spec(city, "Kafka", "linli"), "kafka")
                                .put("version", "4.2.0")))
                .containsExactly("Kafka linli: is not of version 4.3.1, on which everything was tested");
    }

    @Test
    void aMigrationOfAnotherRelease() {
        assertThat(found(
                        "small",
                        small -> small.the("Job", "linli-intake-migration")
                                .container()
                                .put("image", "registry.linli.example/linli/intake-service:0.0.9")))
                .containsExactly(INTAKE + "runs another image than the one that migrates");
    }

    @Test
    void aPolicyAboutAWholeNamespace() {
        assertThat(found(
                        "small",
                        small -> Manifests.maps(
                                        Manifests.maps(spec(small, "NetworkPolicy", "from-ingress"), "ingress")
                                                .getFirst(),
                                        "from")
                                .getFirst()
                                .remove("podSelector")))
                .containsExactly("NetworkPolicy from-ingress: is about a whole namespace");
    }

    @Test
    void aServerThatIsNotCopied() {
        assertThat(found("city", city -> city.documents().remove(city.the("ScheduledBackup", "linli-care-db"))))
                .containsExactly("Cluster linli-care-db: is never copied whole");
    }

    @Test
    void aReplicaThatIsKilledInTheMiddleOfARequest() {
        assertThat(found(
                        "city",
                        city -> city.the("Deployment", "linli-intake").pod().put("terminationGracePeriodSeconds", 20)))
                .containsExactly(INTAKE + "is killed before requests under way have had their time");
    }

    private static List<String> found(String overlay, Consumer<Overlay> fault) {
        var built = Overlay.built(overlay);
        fault.accept(built);
        return ManifestRule.everyFinding(built);
    }

    private static Map<String, Object> spec(Overlay overlay, String kind, String name) {
        return Manifests.map(overlay.the(kind, name).content(), "spec");
    }

    private static Map<String, Object> variable(Overlay overlay, String name) {
        return Manifests.maps(overlay.the("Deployment", "linli-intake").container(), "env").stream()
                .filter(variable -> Manifests.text(variable, "name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Object> secretOf(Overlay overlay, String name) {
        return Manifests.map(variable(overlay, name), "valueFrom", "secretKeyRef");
    }
}
