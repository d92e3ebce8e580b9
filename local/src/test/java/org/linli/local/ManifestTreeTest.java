package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ManifestTreeTest {

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|_KEY|JAAS|TOKEN)(_.*)?");

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

    @Test
    void noSecretStandsInAManifest() {
        assertThat(Manifests.all()).noneMatch(document -> document.kind().equals("Secret"));
        for (var kustomization : Manifests.kustomizations()) {
            var content = Manifests.kustomization(kustomization.getParent());
            assertThat(content).doesNotContainKey("secretGenerator");
            assertThat(Manifests.maps(content, "configMapGenerator"))
                    .flatExtracting(map -> Manifests.texts(map, "literals"))
                    .extracting(literal -> literal.substring(0, literal.indexOf('=')))
                    .as("%s", kustomization)
                    .noneMatch(name -> SECRET.matcher(name).matches());
        }
        for (var document : Manifests.all()) {
            if (document.isPodMaker()) {
                assertThat(Manifests.maps(document.container(), "env"))
                        .as("%s", document)
                        .allMatch(variable ->
                                SECRET.matcher(Manifests.text(variable, "name")).matches()
                                                == variable.containsKey("valueFrom")
                                        || Manifests.text(variable, "name").endsWith("USERNAME"));
            }
        }
    }

    @Test
    void everySecretAndVolumeThatIsNamedIsMadeByAPartOrStandsInTheInstructions() {
        var instructions = Manifests.readText(Manifests.DEPLOY.resolve("README.md"));
        for (var document : Manifests.all()) {
            if (!document.isPodMaker()) {
                continue;
            }
            var named = new TreeSet<String>();
            Manifests.maps(document.container(), "env")
                    .forEach(variable -> named.add(Manifests.text(variable, "valueFrom", "secretKeyRef", "name")));
            Manifests.maps(document.pod(), "volumes")
                    .forEach(volume -> named.add(Manifests.text(volume, "secret", "secretName")));
            named.remove("");
            // Strimzi makes those of its users and its authority, CloudNativePG those of its authorities.
            named.removeIf(name -> name.endsWith("-ca") || name.equals("linli-cluster-ca-cert"));
            named.removeIf(name -> Manifests.all().stream()
                    .anyMatch(other ->
                            other.kind().equals("KafkaUser") && other.name().equals(name)));

            assertThat(named).as("%s", document).allMatch(name -> instructions.contains("`" + name + "`"));
        }
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
}
