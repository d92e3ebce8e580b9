package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class ManifestSettingsTest {

    static final List<String> SERVICES = ServiceModules.SERVICES;

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everyVariableIsASettingTheServiceKnows(String service) {
        var settings = ServiceSettings.of(service);

        assertThat(settings.given()).allMatch(settings::knows);
    }

    @ParameterizedTest
    @FieldSource("SERVICES")
    void everySettingWithoutADefaultIsGiven(String service) {
        var settings = ServiceSettings.of(service);

        assertThat(settings.given())
                .containsAll(settings.needed())
                .contains("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_OIDC_AUTH_SERVER_URL");
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

    /** Only for telling settings apart that Quarkus would silently leave aside. */
    @Test
    void aMisspeltVariableIsFound() {
        var settings = ServiceSettings.of("intake");

        assertThat(settings.knows("LINLI_SECRETS_TRACKING_KEY")).isTrue();
        assertThat(settings.knows("LINLI_SECRETS_TRACKINGKEY")).isFalse();
        assertThat(settings.knows("KAFKA_SASL_JAAS_CONFIGURATION")).isFalse();
        assertThat(ServiceSettings.of("reporting").knows("LINLI_SECRETS_TRACKING_KEY"))
                .isFalse();
    }

    private static List<String> databases(String cluster) {
        return Manifests.all().stream()
                .filter(document -> document.name().equals(cluster) && document.kind().equals("Cluster")
                        || Manifests.text(document.content(), "spec", "cluster", "name")
                                .equals(cluster))
                .map(document -> document.kind().equals("Cluster")
                        ? Manifests.text(document.content(), "spec", "bootstrap", "initdb", "database")
                        : Manifests.text(document.content(), "spec", "name"))
                .toList();
    }
}
