package org.linli.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Schemas of what reads the manifests, where they lie beside the checkout: data to run against, no part of the project. */
final class StricterSchemas {

    static final Path FOLDER = Manifests.PROJECT.resolve("../shared/data/k8s").normalize();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Optional<Schema>> BY_KIND = new ConcurrentHashMap<>();

    private StricterSchemas() {}

    static boolean areAtHand() {
        return Files.isDirectory(FOLDER);
    }

    static boolean have(String kind) {
        return areAtHand()
                && BY_KIND.computeIfAbsent(kind, StricterSchemas::schema).isPresent();
    }

    /** None for a kind of which no schema is at hand. */
    static List<String> faults(String kind, Map<String, Object> document) {
        return have(kind)
                ? BY_KIND.get(kind).orElseThrow().validate(text(document), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList()
                : List.of();
    }

    private static Optional<Schema> schema(String kind) {
        return text(kind)
                .map(text -> SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(text, InputFormat.JSON));
    }

    private static Optional<String> text(String kind) {
        try {
            var all = JSON.readTree(Manifests.readText(FOLDER.resolve("kubernetes-strimzi-cnpg.schema.json")));
            if (all.path("x-kinds").path(kind) instanceof ObjectNode known) {
                JsonNode whole = known.deepCopy().set("$defs", all.path("$defs"));
                return Optional.of(JSON.writeValueAsString(whole));
            }
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
        // Of each of the others in a file of its own: "keda.sh/v1alpha1 ScaledObject" in
        // scaledobject_v1alpha1.schema.json.
        var version = kind.replaceFirst(".*/", "").replaceFirst(" .*", "");
        var file = FOLDER.resolve(
                kind.replaceFirst(".* ", "").toLowerCase(java.util.Locale.ROOT) + "_" + version + ".schema.json");
        return Files.exists(file) ? Optional.of(Manifests.readText(file)) : Optional.empty();
    }

    private static String text(Map<String, Object> document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
