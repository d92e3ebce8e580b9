package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The overlays as kustomize builds them, against the schemas of what reads them; no cluster and no network. */
class ManifestSchemaTest {

    static final List<String> OVERLAYS = Manifests.OVERLAYS;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCHEMAS =
            Manifests.PROJECT.resolve("../shared/data/k8s").normalize();
    private static final Map<String, String> ALONE = Map.of(
            "keda.sh/v1alpha1 ScaledObject", "scaledobject_v1alpha1.schema.json",
            "keda.sh/v1alpha1 TriggerAuthentication", "triggerauthentication_v1alpha1.schema.json",
            "monitoring.coreos.com/v1 PodMonitor", "podmonitor_v1.schema.json");

    /** No schema of it is at hand; these are the fields in use. */
    private static final String DATABASE = "postgresql.cnpg.io/v1 Database";

    private static final Map<String, String> COMPOSED = new TreeMap<>();
    private static final Set<String> FIELDS_OF_DATABASE = Set.of("cluster", "name", "owner", "databaseReclaimPolicy");

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void theOverlayCanBeBuiltAndEveryConfigurationMapAndVolumeItNamesIsInIt(String overlay)
            throws IOException, InterruptedException {
        var built = built(overlay);
        var there = built.stream().map(each -> each.kind() + " " + each.name()).toList();

        assertThat(there).doesNotHaveDuplicates();
        for (var document : built) {
            if (document.isPodMaker()) {
                assertThat(Manifests.maps(document.container(), "envFrom"))
                        .as("%s", document)
                        .extracting(from -> "ConfigMap " + Manifests.text(from, "configMapRef", "name"))
                        .isNotEmpty()
                        .isSubsetOf(there);
                assertThat(Manifests.maps(document.pod(), "volumes"))
                        .as("%s", document)
                        .filteredOn(volume -> volume.containsKey("persistentVolumeClaim"))
                        .extracting(volume ->
                                "PersistentVolumeClaim " + Manifests.text(volume, "persistentVolumeClaim", "claimName"))
                        .isSubsetOf(there);
                assertThat(there).contains("ServiceAccount " + Manifests.text(document.pod(), "serviceAccountName"));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("OVERLAYS")
    void noFieldIsMisspelt(String overlay) throws IOException, InterruptedException {
        assumeSchemas();

        for (var document : built(overlay)) {
            assertThat(faults(document.content())).as("%s", document).isEmpty();
        }
    }

    @Test
    void faultsAreFound() throws IOException, InterruptedException {
        assumeSchemas();
        var deployment = built("small").stream()
                .filter(document -> document.kind().equals("Deployment"))
                .findFirst()
                .orElseThrow();
        var container = deployment.container();

        container.put("readynessProbe", container.remove("readinessProbe"));
        assertThat(faults(deployment.content())).singleElement().asString().contains("readynessProbe");

        deployment.content().put("apiVersion", "apps/v1beta1");
        assertThat(faults(deployment.content())).containsExactly("no schema of apps/v1beta1 Deployment");
    }

    private static List<String> faults(Map<String, Object> document) throws IOException {
        var kind = Manifests.text(document, "apiVersion") + " " + Manifests.text(document, "kind");
        if (kind.equals(DATABASE)) {
            return Manifests.map(document, "spec").keySet().stream()
                    .filter(field -> !FIELDS_OF_DATABASE.contains(field))
                    .toList();
        }
        var schema = schemaOf(kind);
        if (schema == null) {
            return List.of("no schema of " + kind);
        }
        var found = new ArrayList<String>();
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema, InputFormat.JSON)
                .validate(JSON.writeValueAsString(document), InputFormat.JSON)
                .forEach(fault -> found.add(fault.toString()));
        return found;
    }

    private static @Nullable String schemaOf(String kind) throws IOException {
        if (ALONE.containsKey(kind)) {
            return Files.readString(SCHEMAS.resolve(ALONE.get(kind)));
        }
        return COMPOSED.computeIfAbsent(kind, ManifestSchemaTest::composed);
    }

    private static @Nullable String composed(String kind) {
        try {
            var all = JSON.readTree(Manifests.readText(SCHEMAS.resolve("kubernetes-strimzi-cnpg.schema.json")));
            var definition = all.path("x-kinds").path(kind);
            if (!(definition instanceof ObjectNode known)) {
                return null;
            }
            return JSON.writeValueAsString(known.deepCopy().set("$defs", all.path("$defs")));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Manifests.Document> built(String overlay) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isOnThePath("kubectl"), "kubectl is not installed, so no overlay is built");
        var out = Files.createTempFile("overlay", ".yaml");
        var process = new ProcessBuilder(
                        "kubectl", "kustomize", Manifests.overlay(overlay).toString())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor()).as(() -> Manifests.readText(out)).isZero();
        var built = Manifests.documents(out);
        Files.delete(out);
        return built;
    }

    private static void assumeSchemas() {
        Assumptions.assumeTrue(Files.isDirectory(SCHEMAS), "no schemas lie at " + SCHEMAS);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
