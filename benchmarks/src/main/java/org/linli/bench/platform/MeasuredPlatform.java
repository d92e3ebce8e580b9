package org.linli.bench.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.linli.cli.api.Login;
import org.linli.cli.api.Tokens;
import org.linli.cli.city.CityCommand;
import org.linli.local.Database;
import org.linli.local.Layout;
import org.linli.local.Platform;
import org.linli.local.Service;
import picocli.CommandLine;

/** A platform of its own with the sample city in it, started for this measurement and gone with it. */
public final class MeasuredPlatform implements AutoCloseable {

    /** The log-ins of the sample city that the measurements need. */
    public static final Login RESIDENT = new Login("resident", "linli-app");

    public static final Login GRID_WORKER = new Login("gridworker-all", "linli-grid");
    public static final Login DESK = new Login("desk", "linli-desk");

    private static final List<String> SERVICES = List.of("intake", "dispatch", "reporting", "volunteer", "care");

    private final Platform platform;
    private final Tokens tokens;

    private MeasuredPlatform(Platform platform) {
        this.platform = platform;
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
        this.tokens = new Tokens(URI.create(platform.issuer()), http, Clock.systemUTC(), null);
    }

    /**
     * Builds what is missing, starts everything and loads the city.
     *
     * @param home of the platform; removed in the end
     * @param build false measures what was built last
     */
    public static MeasuredPlatform start(Path project, Path home, boolean build) {
        if (build) {
            new Building(project).ensure();
        }
        MeasuredPlatform measured = new MeasuredPlatform(Platform.forTests(Layout.free(project, home)));
        try {
            measured.rememberCommitTimes();
            measured.platform.start();
            measured.loadCity();
            return measured;
        } catch (RuntimeException failed) {
            measured.close();
            throw failed;
        }
    }

    /** The server with nothing in it and nothing beside it, for what needs no service. @param home removed in the end */
    public static MeasuredPlatform databaseOnly(Path project, Path home) {
        MeasuredPlatform measured = new MeasuredPlatform(Platform.forTests(Layout.free(project, home)));
        measured.platform.database().start();
        return measured;
    }

    /** Lets the server remember when each transaction committed; the setting counts from its next start. */
    private void rememberCommitTimes() {
        Database server = platform.database();
        server.start();
        new Rows(server, "postgres").execute("ALTER SYSTEM SET track_commit_timestamp = on");
        server.stop();
    }

    private void loadCity() {
        int code = new CommandLine(new CityCommand())
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    throw failed;
                })
                .execute(
                        "load",
                        city().toString(),
                        "--intake",
                        service("intake").url(),
                        "--dispatch",
                        service("dispatch").url(),
                        "--reporting",
                        service("reporting").url(),
                        "--volunteer",
                        service("volunteer").url(),
                        "--care",
                        service("care").url(),
                        "--issuer",
                        platform.issuer(),
                        "--kafka",
                        kafka());
        if (code != 0) {
            throw new IllegalStateException("the sample city was not loaded");
        }
    }

    /** The folder of the city pack. */
    public Path city() {
        return platform.layout().city();
    }

    public Service service(String name) {
        return platform.service(name);
    }

    /** All services, always in the same order. */
    public List<Service> services() {
        return SERVICES.stream().map(platform::service).toList();
    }

    /** Where a service is reached. */
    public URI url(String service) {
        return URI.create(service(service).url());
    }

    /** {@code host:port} of the broker. */
    public String kafka() {
        return platform.kafka().bootstrapServers();
    }

    /** A token that is good for at least a minute. */
    public String token(Login login) {
        return tokens.of(login);
    }

    /** A database of the server; it is made when it is absent. */
    public Rows rows(String database) {
        return new Rows(platform.database(), database);
    }

    /** What this is running on. */
    public Machine machine() {
        return Machine.of(platform.layout().project(), rows("postgres"));
    }

    /** A part that runs: pg, kafka, keycloak, intake, dispatch, reporting, volunteer or care. */
    public PartProcess process(String part) {
        return PartProcess.of(platform.layout(), part);
    }

    /** Resident memory by running part. */
    public Map<String, Long> residentMegabytes() {
        Map<String, Long> megabytes = new LinkedHashMap<>();
        running()
                .filter(part -> !part.name().equals("pg")) // its backends share most of what each of them holds
                .forEach(part -> megabytes.put(part.name(), part.residentMegabytes()));
        return megabytes;
    }

    /** Counts the processor time of every running part and of the load generator from now on. */
    public ProcessorShares countProcessorTime() {
        return new ProcessorShares(
                Stream.concat(Stream.of(PartProcess.ourselves()), running()).toList());
    }

    /** Waits until the running part of the platform has nothing left to do. */
    public Calm calm() {
        return new Calm(
                alive().map(service -> rows(service.name())).toList(), running().toList(), rows("postgres"));
    }

    private Stream<Service> alive() {
        return services().stream().filter(Service::isAlive);
    }

    private Stream<PartProcess> running() {
        return Stream.concat(Stream.of("pg", "kafka", "keycloak"), alive().map(Service::name))
                .map(this::process);
    }

    /** Keeps the services' logs beside the results; what was measured badly is often explained there. */
    public void keepLogs(Path folder) {
        try {
            Files.createDirectories(folder);
            for (Service service : platform.services()) {
                if (Files.exists(service.log())) {
                    Files.copy(
                            service.log(),
                            folder.resolve(service.name() + ".log"),
                            java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot keep the logs in " + folder, failed);
        }
    }

    @Override
    public void close() {
        platform.close();
    }
}
