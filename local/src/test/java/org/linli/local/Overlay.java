package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The objects of one overlay as kustomize builds them; a copy of one's own, in which faults may be planted. */
record Overlay(String name, List<Manifests.Document> documents) {

    private static final Map<String, List<Manifests.Document>> BUILT = new ConcurrentHashMap<>();

    /** The test that asks is skipped where kubectl is not installed. */
    static Overlay built(String name) {
        // A developer need not have kubectl; CI must, and .ci/run fails without it.
        Assumptions.assumeTrue(isOnThePath("kubectl"), "kubectl is not installed, so no overlay is built");
        var once = BUILT.computeIfAbsent(name, Overlay::build);
        return new Overlay(
                name,
                new ArrayList<>(once.stream()
                        .map(document -> new Manifests.Document(document.file(), copy(document.content())))
                        .toList()));
    }

    Stream<Manifests.Document> ofKind(String kind) {
        return documents.stream().filter(document -> document.kind().equals(kind));
    }

    Optional<Manifests.Document> find(String kind, String name) {
        return ofKind(kind).filter(document -> document.name().equals(name)).findFirst();
    }

    Manifests.Document the(String kind, String name) {
        return find(kind, name).orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    Stream<Manifests.Document> podMakers() {
        return documents.stream().filter(Manifests.Document::isPodMaker);
    }

    boolean has(String kind, String name) {
        return find(kind, name).isPresent();
    }

    private static List<Manifests.Document> build(String name) {
        try {
            var out = Files.createTempFile("overlay", ".yaml");
            var process = new ProcessBuilder(
                            "kubectl", "kustomize", Manifests.overlay(name).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            assertThat(process.waitFor()).as(() -> Manifests.readText(out)).isZero();
            var built = Manifests.documents(out);
            Files.delete(out);
            return built;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> copy(Map<String, Object> map) {
        var copy = new LinkedHashMap<String, Object>();
        map.forEach((key, value) -> copy.put(key, copyOf(value)));
        return copy;
    }

    private static Object copyOf(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, Object>();
                map.forEach((key, each) -> copy.put(key.toString(), copyOf(each)));
                yield copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(Overlay::copyOf).toList());
            case null -> Optional.empty();
            default -> value;
        };
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }
}
