package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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

    /** Keys that are accepted while one is changed, by what the file of secrets calls them. */
    private static final Map<String, String> ROTATED = Map.of(
            "people-keys-accepted", "LINLI_SECRETS_PEOPLE_KEYS_ACCEPTED",
            "tracking-keys-accepted", "LINLI_SECRETS_TRACKING_KEYS_ACCEPTED",
            "link-keys-accepted", "LINLI_SECRETS_LINK_KEYS_ACCEPTED");

    private final Layout layout;
    private final Life life;
    private final Map<String, String> settings;
    private final Secrets secrets;
    private final OwnPostgres postgres;
    private final OwnKafka kafka;
    private final Keycloak keycloak;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private final List<Service> replicas = new CopyOnWriteArrayList<>();

    private Platform(Layout layout, Life life, Map<String, String> settings) {
        this.layout = layout;
        this.life = life;
        this.settings = Map.copyOf(settings);
        this.secrets = new Secrets(layout.home().resolve("secrets.properties"));
        var ports = layout.ports();
        this.postgres = new OwnPostgres(layout.place("pg"), ports.postgres(), secrets.password("database.owner"), life);
        this.kafka = new OwnKafka(layout.place("kafka"), ports.kafka(), ports.kafkaController(), false, life);
        this.keycloak = new Keycloak(layout, postgres.sql(), secrets, life);
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
                                environment(each.getKey(), each.getValue(), each.getValue()),
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
                    say(
                            postgres.process().isPresent(),
                            "PostgreSQL",
                            layout.ports().postgres(),
                            () -> {
                                postgres.start();
                                ServiceDatabases.make(postgres.sql(), secrets);
                            });
                    say(keycloak.isCurrent(), "Keycloak", layout.ports().keycloak(), keycloak::start);
                },
                () -> say(kafka.process().isPresent(), "Kafka", layout.ports().kafka(), () -> {
                    kafka.start();
                    Topics.make(kafka.bootstrapServers(), Topics.all());
                    Topics.make(kafka.bootstrapServers(), Topics.deadLetters(DeadLetterChannels.of(layout.project())));
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
                .<Runnable>map(service -> () -> say(isWell(service), service.name(), service.port(), service::start))
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
        var environment = environment(name, port, first.port());
        environment.putAll(own);
        var replica = new Service(name, part, port, layout.of(project), environment, life);
        replicas.add(replica);
        return replica;
    }

    private static boolean isWell(Service service) {
        return service.isAlive() && service.isReady() && service.isLive();
    }

    private void say(boolean running, String name, int port, Runnable start) {
        if (running) {
            Console.say(name + " is running already (port " + port + ")");
            return;
        }
        Console.say("starting " + name);
        start.run();
        Console.say(name + " is ready (port " + port + ")");
    }

    /** @param known the port by which others know the service, whichever process answers */
    private Map<String, String> environment(String service, int port, int known) {
        var home = layout.home();
        var environment = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("LINLI_PUBLIC_URL", "http://localhost:" + known),
                Map.entry("LINLI_" + service.toUpperCase(Locale.ROOT) + "_PUBLIC_URL", "http://localhost:" + known),
                Map.entry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + layout.ports().postgres() + "/" + service),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", service),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", secrets.password("database." + service)),
                // As in deploy/base/platform: a replica of the release before may start on the schema of this one.
                Map.entry("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future,*:missing"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer()),
                Map.entry("LINLI_SECRETS_TRACKING_KEY", secrets.key("tracking-key")),
                Map.entry("LINLI_SECRETS_LINK_KEY", secrets.key("link-key")),
                Map.entry("LINLI_SECRETS_PEOPLE_KEY", secrets.key("people-key")),
                Map.entry(
                        "LINLI_PHOTOS_DIRECTORY",
                        home.resolve("photos").resolve(service).toString()),
                Map.entry("LINLI_CLOCK_OFFSET_FILE", clockOffsetFile().toString())));
        ROTATED.forEach((name, variable) -> secrets.given(name).ifPresent(keys -> environment.put(variable, keys)));
        if (life == Life.WITH_US) {
            // What a service logs in a container, and each event with its trace: tests look for what must not stand
            // there.
            environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
            environment.put("QUARKUS_LOG_CATEGORY__ORG_LINLI_KIT_CONSUME__LEVEL", "DEBUG");
        }
        environment.putAll(settings);
        return environment;
    }

    /** Holds an ISO-8601 duration by which the services' clocks go wrong; without the file they go right. */
    public Path clockOffsetFile() {
        return layout.home().resolve("clock-offset");
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
