package org.linli.kit.consume;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class ChannelsRunComponentTest {

    @Inject
    Notes notes;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    private final String key = UUID.randomUUID().toString();

    @Test
    void aChannelThatEndsMakesTheServiceNotLiveNamesItselfAndLosesNothing() throws Exception {
        try (NotesTopic topic = new NotesTopic(bootstrap);
                Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            RecordMetadata handled =
                    topic.send(Brittle.TOPIC, key, NotesTopic.headers(key), "{}".getBytes(StandardCharsets.UTF_8));
            TopicPartition partition = new TopicPartition(handled.topic(), handled.partition());
            await().until(() -> committed(admin, partition), offset -> offset > handled.offset());
            given().get("/q/health/live").then().statusCode(200);

            RecordMetadata fatal = topic.send(Brittle.TOPIC, key, NotesTopic.headers(key), null);

            await().untilAsserted(() -> given().get("/q/health/live")
                    .then()
                    .statusCode(503)
                    .body("status", equalTo("DOWN"))
                    .body("checks.find { it.name == 'channels' }.data", equalTo(Map.of("brittle", "ended")))
                    .body(not(containsString(Brittle.WORDS))));
            given().get("/q/health/ready").then().statusCode(200);
            topic.note(key, "elsewhere");
            await().until(() -> notes.of(key).equals(List.of("elsewhere")));
            // Whoever starts anew begins with the record that nobody could handle.
            assertThat(committed(admin, partition)).isEqualTo(fatal.offset());
        }
    }

    private static long committed(Admin admin, TopicPartition partition) throws Exception {
        OffsetAndMetadata found = admin.listConsumerGroupOffsets(Brittle.GROUP)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return found == null ? 0 : found.offset();
    }
}
