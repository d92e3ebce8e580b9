package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A Kafka broker of our own: KRaft, one node that is broker and controller, in its own process. */
final class OwnKafka implements Broker {

    /** Any id will do, as there is one node; the same one lets the data be used again. */
    private static final String CLUSTER_ID = "bGlubGktbG9jYWwta2Fma2";

    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Place place;
    private final Path home;
    private final int port;
    private final int controllerPort;
    private final boolean createsTopics;
    private final Life life;
    private final int signedInPort;
    private volatile @Nullable OsProcess watched;

    /** @param createsTopics whether a topic comes into being when it is first used (tests) or must be made (up) */
    OwnKafka(Place place, int port, int controllerPort, boolean createsTopics, Life life) {
        this(place, port, controllerPort, createsTopics, life, 0);
    }

    /** @param signedInPort where clients have to sign in (SCRAM) and may do what they are allowed to; 0: there is none */
    OwnKafka(Place place, int port, int controllerPort, boolean createsTopics, Life life, int signedInPort) {
        this.place = place;
        this.home = place.home();
        this.port = port;
        this.controllerPort = controllerPort;
        this.createsTopics = createsTopics;
        this.life = life;
        this.signedInPort = signedInPort;
    }

    Optional<OsProcess> process() {
        return Optional.ofNullable(watched).filter(OsProcess::isAlive).or(() -> OsProcess.recall(place.pidFile()));
    }

    @Override
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void start() {
        if (process().isPresent()) {
            return;
        }
        var properties = home.resolve("server.properties");
        try {
            place.make();
            Files.writeString(properties, configuration());
            Files.writeString(home.resolve("log4j2.properties"), LOGGING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the broker's configuration", e);
        }
        if (!Files.exists(home.resolve("data/meta.properties"))) {
            format(properties);
        }
        var command = java("-Xmx512m", "kafka.Kafka", properties.toString());
        var process = life == Life.WITH_US
                ? OsProcess.watched(command, Map.of(), place, "KILL", home)
                : OsProcess.detached(command, Map.of(), place);
        watched = process;
        try {
            KafkaAnswers.await(bootstrapServers(), process::isAlive);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + LogTail.of(place.log()), e);
        }
    }

    @Override
    public void stop() {
        process().ifPresent(process -> process.end("TERM", GRACE));
    }

    @Override
    public void freeze() {
        process().ifPresent(OsProcess::freeze);
    }

    @Override
    public void kill() {
        process().ifPresent(OsProcess::kill);
    }

    private String configuration() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.bootstrap.servers=127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=%4$s
                num.partitions=%5$d
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=3
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=3
                group.initial.rebalance.delay.ms=0
                log.segment.bytes=134217728
                """.formatted(port, controllerPort, home.resolve("data"), createsTopics, createsTopics ? 3 : 6)
                + (signedInPort == 0 ? "" : SIGNED_IN.formatted(port, controllerPort, signedInPort));
    }

    /** As Strimzi sets up a listener with SCRAM and simple authorization, but for TLS; over what stands above. */
    private static final String SIGNED_IN = """
            listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d,SIGNEDIN://127.0.0.1:%3$d
            advertised.listeners=PLAINTEXT://127.0.0.1:%1$d,SIGNEDIN://127.0.0.1:%3$d
            listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SIGNEDIN:SASL_PLAINTEXT
            listener.name.signedin.sasl.enabled.mechanisms=SCRAM-SHA-512
            listener.name.signedin.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
            authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
            super.users=User:ANONYMOUS
            """;

    private static final String LOGGING = """
            status = error
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{ISO8601} %-5p %c{1} %m%n
            rootLogger.level = warn
            rootLogger.appenderRef.console.ref = console
            logger.started.name = kafka.server.KafkaRaftServer
            logger.started.level = info
            """;

    private void format(Path properties) {
        try {
            var process = new ProcessBuilder(java(
                            "-Xmx256m",
                            "kafka.tools.StorageTool",
                            "format",
                            "--standalone",
                            "--cluster-id",
                            CLUSTER_ID,
                            "--config",
                            properties.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("Kafka could not format its storage:\n" + LogTail.of(place.log()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot format the broker's storage", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while formatting the broker's storage", e);
        }
    }

    private List<String> java(String heap, String mainClass, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                heap,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+IgnoreUnrecognizedVMOptions",
                                "-Dlog4j2.configurationFile=" + home.resolve("log4j2.properties"),
                                "-cp",
                                classPath(),
                                mainClass),
                        Stream.of(arguments))
                .toList();
    }

    /** The broker's jars are newer than the clients of the services, so they are on a class path of their own. */
    private static String classPath() {
        try (var resource = OwnKafka.class.getResourceAsStream("broker.classpath")) {
            if (resource == null) {
                throw new IllegalStateException(
                        "the class path of the broker is missing: build the module local/broker");
            }
            var classPath = new String(resource.readAllBytes(), StandardCharsets.UTF_8).trim();
            for (var jar : classPath.split(":")) {
                if (!Files.exists(Path.of(jar))) {
                    throw new IllegalStateException(jar + " is gone: build the modules local/broker and local again");
                }
            }
            return classPath;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
