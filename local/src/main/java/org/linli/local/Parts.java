package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL 18 and a running Kafka 4.3 for tests: the real ones, never a substitute.
 *
 * <ul>
 *   <li>Given by {@code LINLI_PARTS_PG} ({@code jdbc:postgresql://host:port}), {@code LINLI_PARTS_PG_USER}, {@code
 *       LINLI_PARTS_PG_PASSWORD} and {@code LINLI_PARTS_KAFKA} ({@code host:port}), they are used as they are, by one
 *       application under test at a time.
 *   <li>With {@code -Dlinli.parts=containers} they are containers.
 *   <li>Else they are started as processes of this JVM on free ports, once, and are gone with it even if it is killed.
 * </ul>
 *
 * <p>PostgreSQL always runs with fsync, synchronous_commit and full_page_writes on, read back from the server.
 */
public final class Parts implements AutoCloseable {

    private static final String TEST_PASSWORD = "linli-test";
    private static @Nullable Parts shared;

    private final Database database;
    private final Broker kafka;
    private final @Nullable Path home;

    Parts(Database database, Broker kafka) {
        this(database, kafka, null);
    }

    private Parts(Database database, Broker kafka, @Nullable Path home) {
        this.database = database;
        this.kafka = kafka;
        this.home = home;
    }

    /** The parts all tests of this JVM share. They are up when this returns. */
    public static synchronized Parts shared() {
        var known = shared;
        if (known == null) {
            known = given();
            if (known == null) {
                known = "containers".equals(System.getProperty("linli.parts")) ? ContainerParts.start() : own();
                publish(known);
            }
            shared = known;
        }
        return known;
    }

    /** Parts that belong to the caller alone, to be stopped, killed and restarted; closed by the caller. */
    public static Parts own() {
        var home = temporaryHome();
        var postgres = new OwnPostgres(
                Place.in(home.resolve("postgresql"), "postgresql"), Ports.free(), TEST_PASSWORD, Life.WITH_US);
        var kafka =
                new OwnKafka(Place.in(home.resolve("kafka"), "kafka"), Ports.free(), Ports.free(), true, Life.WITH_US);
        var parts = new Parts(postgres, kafka, home);
        // The hook also keeps hold of the processes: were they collected, their watchers would end them.
        Runtime.getRuntime().addShutdownHook(new Thread(parts::close, "linli-parts-end"));
        AtOnce.run(postgres::start, kafka::start);
        return parts;
    }

    /** The server. */
    public Database database() {
        return database;
    }

    /** The broker. */
    public Broker kafka() {
        return kafka;
    }

    /** The JDBC address of a database, which is created when absent. */
    public String jdbcUrl(String name) {
        return database.jdbcUrl(name);
    }

    /** {@code host:port} of the broker. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Ends parts that were started here and removes their data; leaves given ones alone. */
    @Override
    public void close() {
        if (home == null) {
            return;
        }
        AtOnce.run(database::stop, kafka::stop);
        Directories.remove(home);
    }

    private static @Nullable Parts given() {
        var postgres = setting("LINLI_PARTS_PG");
        var kafka = setting("LINLI_PARTS_KAFKA");
        if (postgres == null || kafka == null) {
            return null;
        }
        var user = setting("LINLI_PARTS_PG_USER");
        var password = setting("LINLI_PARTS_PG_PASSWORD");
        var database = GivenDatabase.at(
                postgres, user == null ? "postgres" : user, password == null ? TEST_PASSWORD : password);
        var broker = new GivenBroker(kafka);
        database.start();
        broker.start();
        return new Parts(database, broker);
    }

    /** Test frameworks load this class more than once in a JVM: the others find what the first one started. */
    private static void publish(Parts parts) {
        System.setProperty("LINLI_PARTS_PG", parts.jdbcUrl("postgres").replaceFirst("/postgres$", ""));
        System.setProperty("LINLI_PARTS_PG_USER", parts.database.username());
        System.setProperty("LINLI_PARTS_PG_PASSWORD", parts.database.password());
        System.setProperty("LINLI_PARTS_KAFKA", parts.bootstrapServers());
    }

    private static @Nullable String setting(String name) {
        var property = System.getProperty(name);
        return property == null ? System.getenv(name) : property;
    }

    private static Path temporaryHome() {
        try {
            var build = Path.of("target").toAbsolutePath();
            return Files.isDirectory(build)
                    ? Files.createTempDirectory(build, "parts-")
                    : Files.createTempDirectory("linli-parts-");
        } catch (IOException e) {
            throw new UncheckedIOException("no room for the parts", e);
        }
    }
}
