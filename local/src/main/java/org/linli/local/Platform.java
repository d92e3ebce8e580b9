package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/**
 * The whole platform on one machine: PostgreSQL with a database a service, Kafka, Keycloak, and the services as separate
 * processes. Everything can be stopped, killed and started again part by part.
 *
 * <p>{@code ./linli up} uses the standing one; a system test makes one of its own with {@link #forTests}.
 */
public final class Platform implements AutoCloseable {

    private final Layout layout;
    private final Life life;
    private final Secrets secrets;
    private final OwnPostgres postgres;
    private final OwnKafka kafka;
    private final Keycloak keycloak;
    private final ServiceEnvironment environment;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final List<Service> replicas = new CopyOnWriteArrayList<>();

    private Platform(Layout layout, Life life, Map<String, String> settings) {
        this.layout = layout;
        this.life = life;
        this.secrets = new Secrets(layout.home().resolve("secrets.properties"));
        var ports = layout.ports();
        this.postgres = new OwnPostgres(layout.place("pg"), ports.postgres(), secrets.password("database.owner"), life);
        this.kafka = new OwnKafka(layout.place("kafka"), ports.kafka(), ports.kafkaController(), false, life);
        this.keycloak = new Keycloak(layout, postgres.sql(), secrets, life);
        this.environment = new ServiceEnvironment(layout, life, secrets, kafka, keycloak, settings);
        Map.of(
                        "intake", ports.intake(),
                        "dispatch", ports.dispatch(),
                        "reporting", ports.reporting(),
                        "volunteer", ports.volunteer(),
                        "care", ports.care())
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByValue())
                .forEach(each -> services.put(
                        each.getKey(),
                        new Service(
                                each.getKey(),
                                each.getValue(),
                                layout,
                                environment.of(each.getKey(), each.getValue(), each.getValue()),
                                life)));
    }

    /** The platform of {@code ./linli up}, which goes on without this JVM. */
    static Platform standing(Layout layout) {
        return new Platform(layout, Life.ON_ITS_OWN, Map.of());
    }

    /**
     * A platform that ends with this JVM, even if it is killed. The services must have been built.
     *
     * @param layout {@link Layout#free}, so that it can run beside others
     */
    public static Platform forTests(Layout layout) {
        return forTests(layout, Map.of());
    }

    /**
     * The same with settings of its own.
     *
     * @param settings environment variables of every service, which come before what it is given otherwise
     */
    public static Platform forTests(Layout layout, Map<String, String> settings) {
        var platform = new Platform(layout, Life.WITH_US, settings);
        // The hook also keeps hold of the processes: were they collected, their watchers would end them.
        Runtime.getRuntime().addShutdownHook(new Thread(platform::close, "linli-platform-end"));
        return platform;
    }

    /** Starts what is not running and waits until all of it is ready. */
    public void start() {
        startParts();
        startServices();
    }

    /** Database, broker and identity provider only. */
    public void startParts() {
        AtOnce.run(
                () -> {
                    Console.starting(
                            postgres.process().isPresent(),
                            "PostgreSQL",
                            layout.ports().postgres(),
                            () -> {
                                postgres.start();
                                ServiceDatabases.make(postgres.sql(), secrets);
                            });
                    Console.starting(
                            keycloak.isCurrent(), "Keycloak", layout.ports().keycloak(), keycloak::start);
                },
                () -> Console.starting(
                        kafka.process().isPresent(), "Kafka", layout.ports().kafka(), () -> {
                            kafka.start();
                            Topics.make(kafka.bootstrapServers(), Topics.all());
                            Topics.make(
                                    kafka.bootstrapServers(),
                                    Topics.deadLetters(DeadLetterChannels.of(layout.project())));
                        }));
    }

    /** The services, side by side; the parts must be running. */
    public void startServices() {
        try {
            Files.createDirectories(layout.home().resolve("photos"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        AtOnce.run(services.values().stream()
                .<Runnable>map(service ->
                        () -> Console.starting(service.isWell(), service.name(), service.port(), service::start))
                .toArray(Runnable[]::new));
    }

    /**
     * A further process of a service, on the same database and topics but a port of its own. It is not started yet, and ends
     * with the platform. For tests: a standing platform has one process a service.
     */
    public Service replica(String name) {
        return replica(name, layout.project(), Map.of());
    }

    /** The same with settings that come before those of this platform. */
    public Service replica(String name, Map<String, String> settings) {
        return replica(name, layout.project(), settings);
    }

    /**
     * The same, run from what was built in another checkout.
     *
     * @param project another release's checkout, as {@link PreviousRelease#built} makes it
     */
    public Service replica(String name, Path project) {
        return replica(name, project, Map.of());
    }

    private Service replica(String name, Path project, Map<String, String> own) {
        var first = service(name);
        if (life != Life.WITH_US) {
            throw new IllegalStateException("only a platform for tests has replicas");
        }
        var port = Ports.free();
        var part = name + "-" + (replicas.size() + 2);
        var with = environment.of(name, port, first.port());
        with.putAll(own);
        var replica = new Service(name, part, port, layout.of(project), with, life);
        replicas.add(replica);
        return replica;
    }

    /** Holds an ISO-8601 duration by which the services' clocks go wrong; without the file they go right. */
    public Path clockOffsetFile() {
        return layout.clockOffsetFile();
    }

    /** What the command line and the tests need to know, as environment variables. */
    public Map<String, String> addresses() {
        return Map.of(
                "LINLI_INTAKE_URL", service("intake").url(),
                "LINLI_DISPATCH_URL", service("dispatch").url(),
                "LINLI_REPORTING_URL", service("reporting").url(),
                "LINLI_VOLUNTEER_URL", service("volunteer").url(),
                "LINLI_CARE_URL", service("care").url(),
                "LINLI_ISSUER", keycloak.issuer(),
                "LINLI_KAFKA", kafka.bootstrapServers(),
                "LINLI_HOME", layout.home().toString());
    }

    /** The directories and ports. */
    public Layout layout() {
        return layout;
    }

    /** The server, with its owner's credentials; the services' databases are named like the services. */
    public Database database() {
        return postgres;
    }

    /** The broker. */
    public Broker kafka() {
        return kafka;
    }

    /** The identity provider. */
    public Part keycloak() {
        return keycloak;
    }

    /** Where tokens come from: {@code <issuer>/protocol/openid-connect/token}. */
    public String issuer() {
        return keycloak.issuer();
    }

    /** {@code intake}, {@code dispatch}, {@code reporting}, {@code volunteer} or {@code care}. */
    public Service service(String name) {
        var service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("no service " + name + ", but " + services.keySet());
        }
        return service;
    }

    /** All services in the order of their ports. */
    public List<Service> services() {
        return List.copyOf(services.values());
    }

    /** Stops everything in reverse order; data stays. */
    public void stop() {
        AtOnce.run(Stream.concat(services.values().stream(), replicas.stream())
                .<Runnable>map(service -> service::stop)
                .toArray(Runnable[]::new));
        keycloak.stop();
        AtOnce.run(kafka::stop, postgres::stop);
    }

    /** Stops a platform for tests and removes its directory; a standing one goes on. */
    @Override
    public void close() {
        if (life == Life.WITH_US) {
            stop();
            Directories.remove(layout.home());
        }
    }

    /** Each part's process, in the order of starting. */
    Map<String, PartState> states() {
        var states = new LinkedHashMap<String, PartState>();
        var ports = layout.ports();
        states.put("postgresql", new PartState(ports.postgres(), postgres.process()));
        states.put("kafka", new PartState(ports.kafka(), kafka.process()));
        states.put("keycloak", new PartState(ports.keycloak(), keycloak.process()));
        services.values().forEach(each -> states.put(each.name(), new PartState(each.port(), each.process())));
        return states;
    }

    /** Whose process, if any, a part's port belongs to. */
    record PartState(int port, Optional<OsProcess> process) {}
}
