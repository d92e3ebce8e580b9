package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The YAML below {@code deploy/}, as it is written: patches of overlays are not applied. */
final class Manifests {

    static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    static final Path DEPLOY = PROJECT.resolve("deploy");
    private static final Path ALERTS_TRIED = DEPLOY.resolve("components/monitoring/tests");
    static final List<String> OVERLAYS = List.of("small", "city");

    private Manifests() {}

    /** One object for the cluster. */
    record Document(Path file, Map<String, Object> content) {

        String kind() {
            return text(content, "kind");
        }

        String name() {
            return text(content, "metadata", "name");
        }

        /** Kind and name, which together are unique in an overlay. */
        String id() {
            return kind() + " " + name();
        }

        /** As {@code apps/v1 Deployment}. */
        String versionedKind() {
            return text(content, "apiVersion") + " " + kind();
        }

        /** The pod's template of a Deployment or a Job. */
        Map<String, Object> pod() {
            return map(content, "spec", "template", "spec");
        }

        Map<String, Object> container() {
            return maps(pod(), "containers").getFirst();
        }

        /** All of a pod, those that come first among them. */
        List<Map<String, Object>> containers() {
            return Stream.concat(maps(pod(), "initContainers").stream(), maps(pod(), "containers").stream())
                    .toList();
        }

        boolean isPodMaker() {
            return kind().equals("Deployment") || kind().equals("Job");
        }

        @Override
        public String toString() {
            return id() + " in " + file;
        }
    }

    /** Every object of every file below deploy/; overlays have patches only. */
    static List<Document> all() {
        return files().stream()
                .filter(file -> !isKustomization(file) && !file.startsWith(DEPLOY.resolve("overlays")))
                .flatMap(file -> documents(file).stream())
                .toList();
    }

    /** The objects of one file. */
    static List<Document> documents(Path file) {
        return read(file).stream().map(each -> new Document(file, cast(each))).toList();
    }

    /** What a kustomization brings: its resources, and those of its components, each once. */
    static List<Document> of(Path directory) {
        var kustomization = kustomization(directory);
        var found = new ArrayList<Document>();
        for (var named : Stream.concat(
                        texts(kustomization, "resources").stream(), texts(kustomization, "components").stream())
                .toList()) {
            var path = directory.resolve(named).normalize();
            if (Files.isDirectory(path)) {
                found.addAll(of(path));
            } else {
                read(path).forEach(each -> found.add(new Document(path, cast(each))));
            }
        }
        return found;
    }

    static Path overlay(String name) {
        return DEPLOY.resolve("overlays").resolve(name);
    }

    static Map<String, Object> kustomization(Path directory) {
        return cast(read(directory.resolve("kustomization.yaml")).getFirst());
    }

    /** That of a directory and those of all it brings. */
    static List<Path> kustomizationsOf(Path directory) {
        var found = new ArrayList<>(List.of(directory));
        var content = kustomization(directory);
        Stream.of("resources", "components")
                .flatMap(key -> texts(content, key).stream())
                .map(named -> directory.resolve(named).normalize())
                .filter(Files::isDirectory)
                .forEach(each -> found.addAll(kustomizationsOf(each)));
        return found;
    }

    /** Of a file with one document. */
    static Map<String, Object> contentOf(Path file) {
        return cast(read(file).getFirst());
    }

    static List<Path> kustomizations() {
        return files().stream().filter(Manifests::isKustomization).toList();
    }

    /** All but the situations that alerts are tried on, which are for promtool. */
    static List<Path> files() {
        try (var found = Files.walk(DEPLOY)) {
            return found.filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.startsWith(ALERTS_TRIED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean isKustomization(Path file) {
        return file.endsWith("kustomization.yaml");
    }

    static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Object> read(Path file) {
        var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        return StreamSupport.stream(yaml.loadAll(readText(file)).spliterator(), false)
                .toList();
    }

    /** What lies at a path of names; empty when any of them is missing. */
    static Optional<Object> at(Map<String, Object> from, String... path) {
        Object here = from;
        for (var step : path) {
            if (!(here instanceof Map<?, ?> map) || map.get(step) == null) {
                return Optional.empty();
            }
            here = map.get(step);
        }
        return Optional.of(here);
    }

    static String text(Map<String, Object> from, String... path) {
        return at(from, path).map(Object::toString).orElse("");
    }

    static Map<String, Object> map(Map<String, Object> from, String... path) {
        return at(from, path).<Map<String, Object>>map(Manifests::cast).orElse(Map.of());
    }

    static List<Map<String, Object>> maps(Map<String, Object> from, String... path) {
        return list(from, path).stream()
                .<Map<String, Object>>map(Manifests::cast)
                .toList();
    }

    static List<String> texts(Map<String, Object> from, String... path) {
        return list(from, path).stream().map(Object::toString).toList();
    }

    private static List<?> list(Map<String, Object> from, String... path) {
        return at(from, path).<List<?>>map(List.class::cast).orElse(List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> cast(Object map) {
        return (Map<String, Object>) map;
    }
}
