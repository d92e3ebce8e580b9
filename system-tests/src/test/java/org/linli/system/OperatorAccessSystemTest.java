package org.linli.system;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.notNullValue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.local.SecuredBroker;
import org.yaml.snakeyaml.Yaml;

/** An operator's commands at a broker that asks who one is, with what the manifests allow and nothing more. */
class OperatorAccessSystemTest {

    private static final Path MANIFESTS = Path.of("..", "deploy", "components");
    private static final String TOPIC = "linli.dispatch.cases";
    private static final String GROUP = "linli-reporting-cases";
    private static final String PASSWORD = "first";

    @TempDir
    static Path home;

    private static SecuredBroker broker;
    private static Admin admin;

    @BeforeAll
    static void aBrokerWithThreeRecordsAndTwoUsers() throws Exception {
        broker = SecuredBroker.started(home.resolve("kafka"));
        admin = Admin.create(Map.of("bootstrap.servers", broker.open()));
        admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1), new NewTopic("elsewhere", 1, (short) 1)))
                .all()
                .get();
        try (KafkaProducer<String, String> producer = producer(Map.of("bootstrap.servers", broker.open()))) {
            for (int i = 0; i < 3; i++) {
                producer.send(told(TOPIC, "event-" + i)).get();
            }
        }
        admin.alterConsumerGroupOffsets(GROUP, Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(3)))
                .all()
                .get();
        user("linli-operator", MANIFESTS.resolve("operator/user.yaml"));
        user("linli-dispatch", MANIFESTS.resolve("kafka/users.yaml"));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void theOperatorSeesWhatAServiceToldAndSetsBackWhatAnotherHasRead() throws Exception {
        Path client = client("linli-operator", PASSWORD);

        Output told = linli("ops", "told", "--service", "dispatch", "--since", anHourAgo(), client);
        Output rewound = linli("ops", "rewind", "--service", "reporting", "--to", anHourAgo(), client);

        assertThat(told.code()).as(told.text()).isZero();
        assertThat(told.text()).contains("event-0,", "event-1,", "event-2,");
        assertThat(rewound.code()).as(rewound.text()).isZero();
        assertThat(admin.listConsumerGroupOffsets(GROUP)
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .get(new TopicPartition(TOPIC, 0))
                        .offset())
                .isZero();
    }

    @Test
    void theOperatorWritesNothingAndSeesNothingButThePlatforms() throws Exception {
        Properties client = properties("linli-operator", PASSWORD);

        try (KafkaProducer<String, String> producer = producer(client)) {
            assertThatThrownBy(() -> producer.send(told(TOPIC, "event-9")).get())
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
        try (Admin operator = Admin.create(client)) {
            assertThat(operator.listTopics().names().get()).containsExactly(TOPIC);
            assertThatThrownBy(() -> operator.deleteTopics(List.of(TOPIC)).all().get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void aWrongPasswordIsToldOfInALineThatDoesNotRepeatIt() throws Exception {
        Path client = client("linli-operator", "not-it");

        for (String[] command : new String[][] {
            {"ops", "told", "--service", "dispatch", "--since"}, {"ops", "rewind", "--service", "reporting", "--to"}
        }) {
            Output answer = linli(Stream.concat(Stream.of(command), Stream.of(anHourAgo(), client))
                    .toArray());

            assertThat(answer.code()).as(answer.text()).isEqualTo(1);
            assertThat(answer.text())
                    .contains("does not take the user and password")
                    .doesNotContain("not-it", "\tat ");
        }
    }

    /** The first half of what deploy/README.md says of an administrator's token; the other is a browser. */
    @Test
    void anAdministratorIsToldWhereToSignInForTheCommandLine() {
        given().baseUri(RunningCity.get().platform().issuer())
                .formParam("client_id", "linli-cli")
                .post("/protocol/openid-connect/auth/device")
                .then()
                .statusCode(200)
                .body("verification_uri_complete", containsString("user_code="))
                .body("device_code", notNullValue());
    }

    /** What docs/operations/credentials.md says of a changed password of Kafka. */
    @Test
    void aServiceGoesOnWritingUnderItsOldPasswordUntilItHasToConnectAnew() throws Exception {
        try (KafkaProducer<String, String> producer = producer(properties("linli-dispatch", PASSWORD))) {
            producer.send(told(TOPIC, "before")).get();
            credential("linli-dispatch", "second");

            producer.send(told(TOPIC, "after")).get();

            try (KafkaProducer<String, String> late = producer(properties("linli-dispatch", PASSWORD))) {
                assertThatThrownBy(() -> late.send(told(TOPIC, "late")).get())
                        .isInstanceOfAny(ExecutionException.class, SaslAuthenticationException.class)
                        .hasRootCauseInstanceOf(SaslAuthenticationException.class);
            }
            try (KafkaProducer<String, String> restarted = producer(properties("linli-dispatch", "second"))) {
                assertThat(restarted.send(told(TOPIC, "restarted")).get().hasOffset())
                        .isTrue();
            }
        } finally {
            credential("linli-dispatch", PASSWORD);
        }
    }

    private record Output(int code, String text) {}

    private static Output linli(Object... command) throws IOException, InterruptedException {
        List<String> arguments = Stream.of(command)
                .flatMap(each -> each instanceof Path file
                        ? Stream.of("--command-config", file.toString(), "--kafka", broker.signedIn())
                        : Stream.of(each.toString()))
                .toList();
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:TieredStopAtLevel=1",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        "org.linli.cli.Main"),
                                arguments.stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), text);
    }

    private static String anHourAgo() {
        return Instant.now().minus(Duration.ofHours(1)).toString();
    }

    private static ProducerRecord<String, String> told(String topic, String id) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, "key", "{}");
        record.headers().add("ce_id", id.getBytes(StandardCharsets.UTF_8));
        record.headers().add("ce_source", "/linli/dispatch".getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static KafkaProducer<String, String> producer(Map<?, ?> client) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.put("max.block.ms", "10000");
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static Path client(String user, String password) throws IOException {
        Path file = Files.createTempFile(home, "client", ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            properties(user, password).store(writer, null);
        }
        return file;
    }

    private static Properties properties(String user, String password) {
        Properties client = new Properties();
        client.put("bootstrap.servers", broker.signedIn());
        client.put("security.protocol", "SASL_PLAINTEXT");
        client.put("sasl.mechanism", "SCRAM-SHA-512");
        client.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(user, password));
        return client;
    }

    /** With the password, and what its manifest allows. */
    private static void user(String name, Path manifest) throws Exception {
        credential(name, PASSWORD);
        for (Object document : new Yaml().loadAll(Files.readString(manifest))) {
            Map<?, ?> user = (Map<?, ?>) document;
            if (((Map<?, ?>) user.get("metadata")).get("name").equals(name)) {
                Map<?, ?> authorization = (Map<?, ?>) ((Map<?, ?>) user.get("spec")).get("authorization");
                admin.createAcls(((List<?>) authorization.get("acls"))
                                .stream()
                                        .flatMap(acl -> bindings(name, (Map<?, ?>) acl))
                                        .toList())
                        .all()
                        .get();
            }
        }
    }

    private static Stream<AclBinding> bindings(String user, Map<?, ?> acl) {
        Map<?, ?> resource = (Map<?, ?>) acl.get("resource");
        ResourcePattern pattern = new ResourcePattern(
                ResourceType.fromString(resource.get("type").toString()),
                resource.get("name").toString(),
                resource.get("patternType").equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return ((List<?>) acl.get("operations"))
                .stream()
                        .map(operation -> new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + user,
                                        "*",
                                        AclOperation.fromString(operation.toString()),
                                        AclPermissionType.ALLOW)));
    }

    private static void credential(String user, String password) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), password)))
                .all()
                .get();
    }
}
