package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What an overlay is chosen for. */
class ManifestShapeTest {

    @Test
    void smallIsOneOfEach() {
        var small = Overlay.built("small");

        assertThat(small.ofKind("Cluster"))
                .singleElement()
                .satisfies(cluster ->
                        assertThat(number(cluster, "spec", "instances")).isOne());
        assertThat(number(small.the("KafkaNodePool", "nodes"), "spec", "replicas"))
                .isOne();
        assertThat(small.ofKind("HorizontalPodAutoscaler")).isEmpty();
        assertThat(small.ofKind("ScaledObject")).isEmpty();
        assertThat(copies(small)).containsExactly("1", "1", "1");
    }

    /** A zone that is lost takes one of three brokers, and a record that was acknowledged is on another. */
    @Test
    void theCityStandsInThreeZones() {
        var city = Overlay.built("city");

        assertThat(city.ofKind("Cluster"))
                .hasSize(ServiceModules.SERVICES.size())
                .allSatisfy(cluster -> {
                    assertThat(number(cluster, "spec", "instances")).isEqualTo(3);
                    assertThat(Manifests.text(cluster.content(), "spec", "affinity", "topologyKey"))
                            .isEqualTo("topology.kubernetes.io/zone");
                    assertThat(Manifests.text(cluster.content(), "spec", "postgresql", "synchronous", "number"))
                            .isEqualTo("1");
                });
        assertThat(number(city.the("KafkaNodePool", "nodes"), "spec", "replicas"))
                .isEqualTo(3);
        assertThat(Manifests.text(city.the("Kafka", "linli").content(), "spec", "kafka", "rack", "topologyKey"))
                .isEqualTo("topology.kubernetes.io/zone");
        assertThat(copies(city)).containsExactly("3", "3", "2");
    }

    @Test
    void theCityScalesWithinWhatItsTopicsCanFeed() {
        var city = Overlay.built("city");
        var most = Topics.all().stream()
                .mapToInt(topic -> topic.numPartitions())
                .max()
                .orElseThrow();

        assertThat(city.ofKind("HorizontalPodAutoscaler")).isEmpty();
        assertThat(city.ofKind("ScaledObject"))
                .hasSize(ServiceModules.SERVICES.size())
                .allSatisfy(scaled -> {
                    assertThat(number(scaled, "spec", "minReplicaCount")).isEqualTo(3);
                    assertThat(number(scaled, "spec", "maxReplicaCount")).isEqualTo(most);
                });
    }

    private static List<String> copies(Overlay overlay) {
        var config = Manifests.map(overlay.the("Kafka", "linli").content(), "spec", "kafka", "config");
        return List.of("default.replication.factor", "offsets.topic.replication.factor", "min.insync.replicas").stream()
                .map(name -> config.get(name).toString())
                .toList();
    }

    private static int number(Manifests.Document document, String... path) {
        return Integer.parseInt(Manifests.text(document.content(), path));
    }
}
