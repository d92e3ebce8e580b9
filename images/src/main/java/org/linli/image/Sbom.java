package org.linli.image;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.linli.local.BuiltService;

/**
 * What a service is made of, as CycloneDX 1.6: each archive in the image with its coordinates and its digest. It is made of what
 * was packed and not of what was asked for, and holds neither a time nor a number of its own: the same archives give the same
 * list.
 */
final class Sbom {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final BuiltService service;

    Sbom(BuiltService service) {
        this.service = service;
    }

    /** @throws IllegalStateException when an archive was packed that the build does not name */
    byte[] json() {
        try {
            ObjectNode bom = JSON.createObjectNode();
            bom.put("bomFormat", "CycloneDX").put("specVersion", "1.6").put("version", 1);
            Map<String, Coordinates> packed = packed();
            ObjectNode subject = bom.putObject("metadata").putObject("component");
            subject.put("type", "application").put("name", service.module()).put("bom-ref", service.module());
            ArrayNode components = bom.putArray("components");
            for (String file : service.libraries()) {
                Coordinates coordinates = packed.get(Path.of(file).getFileName().toString());
                if (coordinates == null) {
                    throw new IllegalStateException(
                            service.module() + " has " + file + ", which its build names nowhere; build it anew");
                }
                describe(components.addObject(), file, coordinates);
            }
            return (JSON.writeValueAsString(bom) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + service.directory(), unreadable);
        }
    }

    private void describe(ObjectNode component, String file, Coordinates coordinates) throws IOException {
        component.put("type", "library").put("bom-ref", coordinates.purl());
        component.put("group", coordinates.group()).put("name", coordinates.artifact());
        component.put("version", coordinates.version());
        component
                .putArray("hashes")
                .addObject()
                .put("alg", "SHA-256")
                .put("content", sha256(service.directory().resolve(file)));
        component.put("purl", coordinates.purl());
        component
                .putObject("evidence")
                .putArray("occurrences")
                .addObject()
                .put("location", ServiceImage.HOME + "/" + file);
    }

    /** By the names that Quarkus gives to archives: {@code group.artifact-version[-classifier].jar}. */
    private Map<String, Coordinates> packed() throws IOException {
        Map<String, Coordinates> all = new LinkedHashMap<>();
        for (String line : Files.readAllLines(service.directory().resolve("quarkus-app-dependencies.txt"))) {
            String[] parts = line.split(":");
            Coordinates each = new Coordinates(parts[0], parts[1], parts[2], parts[4]);
            all.put(each.file(), each);
        }
        return all;
    }

    private static String sha256(Path file) throws IOException {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private record Coordinates(String group, String artifact, String classifier, String version) {

        String file() {
            return group + "." + artifact + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
        }

        String purl() {
            return "pkg:maven/" + group + "/" + artifact + "@" + version + "?"
                    + (classifier.isEmpty() ? "" : "classifier=" + classifier + "&") + "type=jar";
        }
    }
}
