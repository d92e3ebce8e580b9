package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestSettingsTest {

    static final List<String> SERVICES = ServiceModules.SERVICES;

    @Test
    void everyServiceHasADatabaseOfItsOwnName() {
        assertThat(databases("linli-db")).containsAll(ServiceDatabases.NAMES);
        SERVICES.forEach(
                service -> assertThat(databases("linli-" + service + "-db")).containsExactly(service));
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

    private static List<String> databases(String cluster) {
        return Manifests.all().stream()
                .filter(document ->
                        document.name().equals(cluster) && document.kind().equals("Cluster")
                                || document.kind().equals("Database")
                                        && Manifests.text(document.content(), "spec", "cluster", "name")
                                                .equals(cluster))
                .map(document -> document.kind().equals("Cluster")
                        ? Manifests.text(document.content(), "spec", "bootstrap", "initdb", "database")
                        : Manifests.text(document.content(), "spec", "name"))
                .toList();
    }
}
