package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestSettingsTest {

    static final List<String> SERVICES = ServiceModules.SERVICES;

    static Stream<Arguments> servicesOfOverlays() {
        return Manifests.OVERLAYS.stream()
                .flatMap(overlay -> SERVICES.stream().map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void everyVariableIsASettingTheServiceKnows(String overlay, String service) {
        var settings = ServiceSettings.of(service, overlay);

        assertThat(pods(service))
                .hasSize(2)
                .allSatisfy(pod -> assertThat(settings.givenTo(pod)).allMatch(settings::knows));
    }

    @ParameterizedTest
    @MethodSource("servicesOfOverlays")
    void everySettingWithoutADefaultIsGiven(String overlay, String service) {
        var settings = ServiceSettings.of(service, overlay);

        assertThat(settings.needed()).contains("QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_DATASOURCE_PASSWORD");
        assertThat(pods(service)).hasSize(2).allSatisfy(pod -> {
            assertThat(settings.givenTo(pod))
                    .containsAll(settings.needed())
                    .contains("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_OIDC_AUTH_SERVER_URL");
            assertThat(Manifests.maps(pod.container(), "envFrom"))
                    .extracting(from -> Manifests.text(from, "configMapRef", "name"))
                    .containsExactly("linli-platform", "linli-" + service);
        });
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void aServiceReachesTheDatabaseOfItsOwnName(String service) {
        for (var kustomization : Manifests.kustomizations()) {
            assertThat(Manifests.maps(Manifests.kustomization(kustomization.getParent()), "configMapGenerator"))
                    .filteredOn(map -> Manifests.text(map, "name").equals("linli-" + service))
                    .flatExtracting(map -> Manifests.texts(map, "literals"))
                    .filteredOn(literal -> literal.startsWith("QUARKUS_DATASOURCE_JDBC_URL="))
                    .allMatch(url -> url.contains(":5432/" + service + "?sslmode=verify-full&"));
        }
        assertThat(databases("linli-db")).containsAll(ServiceDatabases.NAMES);
        assertThat(databases("linli-" + service + "-db")).containsExactly(service);
    }

    /** Order and case are the database's, and would differ from what everything was tested on. */
    @Test
    void textIsSortedAsOnTheLocalPlatform() {
        var local =
                Manifests.readText(Manifests.PROJECT.resolve("local/src/main/java/org/linli/local/OwnPostgres.java"));

        assertThat(Manifests.all())
                .filteredOn(document -> document.kind().equals("Cluster"))
                .hasSize(1 + SERVICES.size())
                .extracting(document -> Manifests.map(document.content(), "spec", "bootstrap", "initdb"))
                .allSatisfy(initdb -> assertThat(List.of(
                                "--encoding=" + initdb.get("encoding"),
                                "--locale=" + initdb.get("locale"),
                                "--locale-provider=" + initdb.get("localeProvider"),
                                "--builtin-locale=" + initdb.get("builtinLocale")))
                        .allMatch(option -> local.contains('"' + option + '"')));
    }

    /** Quarkus itself would pass over it in silence. */
    @Test
    void aMisspeltVariableIsFound() {
        var settings = ServiceSettings.of("intake");

        assertThat(settings.knows("LINLI_SECRETS_TRACKING_KEY")).isTrue();
        assertThat(settings.knows("LINLI_SECRETS_TRACKINGKEY")).isFalse();
        assertThat(settings.knows("KAFKA_SASL_JAAS_CONFIGURATION")).isFalse();
        assertThat(ServiceSettings.of("reporting").knows("LINLI_SECRETS_TRACKING_KEY"))
                .isFalse();
    }

    private static List<Manifests.Document> pods(String service) {
        return Manifests.of(Manifests.DEPLOY.resolve("base").resolve(ServiceModules.of(service))).stream()
                .filter(Manifests.Document::isPodMaker)
                .toList();
    }

    private static List<String> databases(String cluster) {
        return Manifests.all().stream()
                .filter(document ->
                        document.name().equals(cluster) && document.kind().equals("Cluster")
                                || Manifests.text(document.content(), "spec", "cluster", "name")
                                        .equals(cluster))
                .map(document -> document.kind().equals("Cluster")
                        ? Manifests.text(document.content(), "spec", "bootstrap", "initdb", "database")
                        : Manifests.text(document.content(), "spec", "name"))
                .toList();
    }
}
