package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The schemas of Strimzi's kinds, made by its own generator from the classes that its operator reads them with. The generator is a
 * jar with all it needs inside, in other versions than ours: it runs in a process of its own.
 */
final class StrimziSchemas {

    private static final Path JARS = Path.of("target", "strimzi");
    private static final String GENERATOR = "io.strimzi.crdgenerator.CrdGenerator";
    private static final String MODEL = "io.strimzi.api.kafka.model.";

    private static final Map<String, String> CLASSES = Map.of(
            "kafka.strimzi.io/v1 Kafka", "kafka.Kafka",
            "kafka.strimzi.io/v1 KafkaNodePool", "nodepool.KafkaNodePool",
            "kafka.strimzi.io/v1 KafkaTopic", "topic.KafkaTopic",
            "kafka.strimzi.io/v1 KafkaUser", "user.KafkaUser");

    private static final ObjectMapper JSON = new ObjectMapper();

    private static @Nullable Map<String, Schema> made;

    private StrimziSchemas() {}

    static boolean have(String kind) {
        return CLASSES.containsKey(kind);
    }

    static synchronized List<String> faults(String kind, Map<String, Object> document) {
        if (made == null) {
            made = make();
        }
        try {
            return made.get(kind).validate(JSON.writeValueAsString(document), InputFormat.JSON).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Schema> make() {
        try {
            var folder = Files.createTempDirectory("strimzi");
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    JARS + File.separator + "*",
                    GENERATOR,
                    "--yaml"));
            CLASSES.forEach((kind, name) -> command.add(MODEL + name + "=" + folder.resolve(name + ".yaml")));
            var log = folder.resolve("log");
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor()).as(() -> Manifests.readText(log)).isZero();
            var schemas = new LinkedHashMap<String, Schema>();
            for (var each : CLASSES.entrySet()) {
                schemas.put(each.getKey(), schema(folder.resolve(each.getValue() + ".yaml")));
            }
            return schemas;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Schema schema(Path definition) throws JsonProcessingException {
        var version = Manifests.maps(Manifests.documents(definition).getFirst().content(), "spec", "versions").stream()
                .filter(each -> Manifests.text(each, "name").equals("v1"))
                .findFirst()
                .orElseThrow();
        var strict = strict(Manifests.map(version, "schema", "openAPIV3Schema"), false);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(JSON.writeValueAsString(strict), InputFormat.JSON);
    }

    /** Kubernetes drops in silence what a definition does not name; here that is a fault. Metadata is Kubernetes' own, and left open. */
    private static Object strict(Object node, boolean named) {
        if (node instanceof List<?> list) {
            return list.stream().map(each -> strict(each, false)).toList();
        }
        if (!(node instanceof Map<?, ?> map)) {
            return node;
        }
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(
                key.toString(), !named && key.equals("properties") ? strict(value, true) : strict(value, false)));
        if (named) {
            return copy;
        }
        copy.remove("description");
        if (Boolean.TRUE.equals(copy.get("x-kubernetes-int-or-string"))) {
            copy.remove("type");
        }
        if ("object".equals(copy.get("type"))
                && copy.containsKey("properties")
                && !copy.containsKey("additionalProperties")
                && !copy.containsKey("x-kubernetes-preserve-unknown-fields")) {
            copy.put("additionalProperties", false);
        }
        return copy;
    }
}
