package org.linli.local;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports.Binding;
import java.util.Arrays;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The same versions in containers, for {@code -Dlinli.parts=containers}; the ports are fixed so that restarts keep them. */
final class ContainerParts {

    private static final String PASSWORD = "linli-test";

    private ContainerParts() {}

    static Parts start() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            throw new IllegalStateException(
                    "linli.parts=containers needs a Docker engine, and none answers; without the property the parts are embedded");
        }
        var postgresPort = Ports.free();
        @SuppressWarnings("resource") // ends with the JVM: the library's own watcher removes it
        var postgres = new PostgreSQLContainer("postgres:18")
                .withUsername("postgres")
                .withPassword(PASSWORD)
                .withCommand("postgres", "-c", "max_connections=300")
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(new PortBinding(Binding.bindPort(postgresPort), new ExposedPort(5432))));
        var kafkaPort = Ports.free();
        @SuppressWarnings("resource")
        var kafka = new KafkaContainer("apache/kafka:4.3.1")
                .withEnv(Map.of("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0", "KAFKA_NUM_PARTITIONS", "3"))
                .withCreateContainerCmdModifier(command -> command.getHostConfig()
                        .withPortBindings(new PortBinding(Binding.bindPort(kafkaPort), new ExposedPort(9092))));
        Arrays.<GenericContainer<?>>asList(postgres, kafka).parallelStream().forEach(GenericContainer::start);

        var database = new ContainerDatabase(
                new GivenDatabase(postgres.getHost(), postgresPort, "postgres", PASSWORD),
                new Container(postgres.getContainerId()));
        var broker = new ContainerBroker(kafka.getBootstrapServers(), new Container(kafka.getContainerId()));
        database.start();
        broker.start();
        return new Parts(database, broker);
    }

    private record Container(String id) {

        private static DockerClient docker() {
            return DockerClientFactory.instance().client();
        }

        void start() {
            if (!running()) {
                docker().startContainerCmd(id).exec();
            }
        }

        void stop() {
            if (running()) {
                docker().stopContainerCmd(id).exec();
            }
        }

        void kill() {
            if (running()) {
                docker().killContainerCmd(id).exec();
            }
        }

        private boolean running() {
            return Boolean.TRUE.equals(
                    docker().inspectContainerCmd(id).exec().getState().getRunning());
        }
    }

    private record ContainerDatabase(GivenDatabase server, Container container) implements Database {

        @Override
        public String jdbcUrl(String database) {
            return server.jdbcUrl(database);
        }

        @Override
        public String username() {
            return server.username();
        }

        @Override
        public String password() {
            return server.password();
        }

        @Override
        public void drop(String database) {
            server.drop(database);
        }

        @Override
        public void start() {
            container.start();
            server.start();
        }

        @Override
        public void stop() {
            container.stop();
        }

        @Override
        public void kill() {
            container.kill();
        }
    }

    private record ContainerBroker(String bootstrapServers, Container container) implements Broker {

        @Override
        public void start() {
            container.start();
            new GivenBroker(bootstrapServers).start();
        }

        @Override
        public void stop() {
            container.stop();
        }

        @Override
        public void kill() {
            container.kill();
        }
    }
}
