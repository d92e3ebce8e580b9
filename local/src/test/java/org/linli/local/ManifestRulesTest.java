package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The overlays as kustomize builds them, without a cluster and without a network; skipped where kubectl is not installed. */
class ManifestRulesTest {

    static Stream<Arguments> rulesOfOverlays() {
        return Manifests.OVERLAYS.stream()
                .flatMap(overlay -> ManifestRule.all().entrySet().stream()
                        .map(rule -> Arguments.of(overlay, rule.getKey(), rule.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rulesOfOverlays")
    void anOverlayKeepsTheRule(String overlay, String says, ManifestRule rule) {
        assertThat(rule.findings(Overlay.built(overlay))).as(says).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("overlays")
    void noObjectIsThereTwice(String overlay) {
        assertThat(Overlay.built(overlay).documents())
                .extracting(Manifests.Document::id)
                .doesNotHaveDuplicates();
    }

    /** What a release applies first, by label: the Jobs and all the settings they name, and nothing that would already roll pods. */
    @ParameterizedTest
    @MethodSource("overlays")
    void migrationsCanBeAppliedBeforeEverythingElse(String overlay) {
        var first = Overlay.built(overlay).documents().stream()
                .filter(document -> Set.of("settings", "migration")
                        .contains(Manifests.text(
                                document.content(), "metadata", "labels", "app.kubernetes.io/component")))
                .toList();
        var settings = first.stream()
                .filter(document -> document.kind().equals("ConfigMap"))
                .map(Manifests.Document::name)
                .toList();
        var jobs =
                first.stream().filter(document -> document.kind().equals("Job")).toList();

        assertThat(first).extracting(Manifests.Document::kind).containsOnly("ConfigMap", "Job");
        assertThat(jobs)
                .hasSize(ServiceModules.SERVICES.size())
                .allSatisfy(job -> assertThat(Manifests.maps(job.container(), "envFrom"))
                        .extracting(from -> Manifests.text(from, "configMapRef", "name"))
                        .isNotEmpty()
                        .isSubsetOf(settings));
    }

    static Stream<String> overlays() {
        return Manifests.OVERLAYS.stream();
    }

    /** The list of our own is looser than these; where they lie at hand, only kinds that none of them has may be left to it. */
    @Test
    void schemasAtHandHaveAllKindsButThese() {
        // These schemas are somebody else's data beside a checkout, never part of it: without them our own list still
        // holds.
        Assumptions.assumeTrue(StricterSchemas.areAtHand(), "no stricter schemas lie at " + StricterSchemas.FOLDER);

        assertThat(Manifests.OVERLAYS.stream()
                        .flatMap(overlay -> Overlay.built(overlay).documents().stream())
                        .map(Manifests.Document::versionedKind)
                        .distinct()
                        .filter(kind -> !StricterSchemas.have(kind)))
                .containsExactlyInAnyOrder(
                        "postgresql.cnpg.io/v1 Database",
                        "barmancloud.cnpg.io/v1 ObjectStore",
                        "scheduling.k8s.io/v1 PriorityClass");
    }
}
