package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTreeTest {

    @Test
    void everyFileThatIsNamedIsThereAndEveryFileIsNamed() {
        var named = new TreeSet<Path>();
        for (var kustomization : Manifests.kustomizations()) {
            var directory = kustomization.getParent();
            var content = Manifests.kustomization(directory);
            Stream.concat(
                            Stream.of("resources", "components").flatMap(key -> Manifests.texts(content, key).stream()),
                            Manifests.maps(content, "patches").stream()
                                    .map(patch -> Manifests.text(patch, "path"))
                                    .filter(path -> !path.isEmpty()))
                    .map(path -> directory.resolve(path).normalize())
                    .map(path -> Files.isDirectory(path) ? path.resolve("kustomization.yaml") : path)
                    .forEach(named::add);
        }

        Manifests.OVERLAYS.forEach(each -> named.add(Manifests.overlay(each).resolve("kustomization.yaml")));

        assertThat(named).containsExactlyElementsOf(Manifests.files());
    }

    /** Those of objects are looked at by {@link SecretRule}; a generator would leave no object in the tree. */
    @Test
    void noKustomizationMakesASecret() {
        for (var kustomization : Manifests.kustomizations()) {
            assertThat(Manifests.kustomization(kustomization.getParent()))
                    .as("%s", kustomization)
                    .doesNotContainKey("secretGenerator");
        }
    }

    @Test
    void everySecretOfTheInstructionsIsReadBySomePart() {
        var named = new TreeSet<String>();
        Manifests.all()
                .forEach(document -> named.addAll(SecretRule.named(document).keySet()));
        // Named in a patch, which is no object yet.
        named.add("linli-departments-tls");

        assertThat(SecretRule.instructed().keySet()).isNotEmpty().isSubsetOf(named);
    }

    @Test
    void everyServiceHasAllItsObjects() {
        for (var service : ServiceModules.SERVICES) {
            assertThat(Manifests.of(Manifests.DEPLOY.resolve("base").resolve(ServiceModules.of(service))))
                    .extracting(Manifests.Document::kind)
                    .contains(
                            "Deployment",
                            "Service",
                            "ServiceAccount",
                            "PodDisruptionBudget",
                            "HorizontalPodAutoscaler",
                            "NetworkPolicy",
                            "Job");
        }
    }

    @Test
    void everyPartOfTheInstructionsIsThere() {
        var named = Pattern.compile("`((?:base|components|overlays)/[a-z-]+)`")
                .matcher(Manifests.readText(Manifests.DEPLOY.resolve("README.md")))
                .results()
                .map(match -> match.group(1))
                .filter(part -> !part.equals("overlays/anhe"))
                .toList();

        assertThat(named).isNotEmpty().allMatch(part -> Files.isDirectory(Manifests.DEPLOY.resolve(part)));
        try (var components = Files.list(Manifests.DEPLOY.resolve("components"))) {
            assertThat(named)
                    .containsAll(components
                            .map(component -> "components/" + component.getFileName())
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
