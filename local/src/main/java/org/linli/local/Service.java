package org.linli.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One service as a process of its own, run from its built jar in the profile {@code local}. A replica is a second process of
 * the same service, with a directory and a port of its own.
 */
public final class Service implements Part {

    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final String name;
    private final String part;
    private final int port;
    private final Layout layout;
    private final Map<String, String> environment;
    private final Life life;
    private volatile @Nullable OsProcess watched;

    Service(String name, int port, Layout layout, Map<String, String> environment, Life life) {
        this(name, name, port, layout, environment, life);
    }

    /** @param part names its process, log and directory; the service's name, or that and a number for a replica */
    Service(String name, String part, int port, Layout layout, Map<String, String> environment, Life life) {
        this.name = name;
        this.part = part;
        this.port = port;
        this.layout = layout;
        this.environment = new TreeMap<>(environment);
        this.life = life;
    }

    /** {@code intake}, {@code dispatch}, {@code reporting}, {@code volunteer} or {@code care}. */
    public String name() {
        return name;
    }

    /** {@code http://localhost:<port>}. */
    public String url() {
        return "http://localhost:" + port;
    }

    int port() {
        return port;
    }

    /** Whether its process lives; it may still be starting. */
    public boolean isAlive() {
        return process().isPresent();
    }

    /** Whether it says that it is ready. */
    public boolean isReady() {
        return Http.isOk(url() + "/q/health/ready");
    }

    /** Whether it does not ask to be started anew; one that does not answer yet does not ask either. */
    boolean isLive() {
        return !Ports.isTaken("127.0.0.1", port) || Http.isOk(url() + "/q/health/live");
    }

    /** What it prints. */
    public Path log() {
        return place().log();
    }

    Path jar() {
        return layout.project().resolve(ServiceModules.of(name) + "/target/quarkus-app/quarkus-run.jar");
    }

    Place place() {
        return layout.place(part);
    }

    Optional<OsProcess> process() {
        return Optional.ofNullable(watched).filter(OsProcess::isAlive).or(() -> OsProcess.recall(place().pidFile()));
    }

    /** Starts the process without waiting until it is ready. */
    public void launch() {
        if (isAlive()) {
            return;
        }
        if (!Files.exists(jar())) {
            throw new Trouble(part + " is not built: " + jar() + " is missing");
        }
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Duser.timezone=UTC",
                "-Dquarkus.profile=local",
                "-jar",
                jar().toString()));
        watched = life == Life.WITH_US
                ? OsProcess.watched(command, environment, place(), "KILL", null)
                : OsProcess.detached(command, environment, place());
    }

    /** Waits until it is ready. */
    public void awaitReady() {
        Http.awaitOk(url() + "/q/health/ready", PATIENCE, this::isAlive, part, place().log());
    }

    @Override
    public void start() {
        if (isAlive() && !isLive()) {
            stop();
        }
        launch();
        awaitReady();
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
}
