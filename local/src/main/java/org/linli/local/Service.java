package org.linli.local;

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

    /** Requests that are under way have 20 s, then consumers 12, then the outbox 5: as a pod's grace period, not less. */
    private static final Duration GRACE = Duration.ofSeconds(45);

    /** A JVM that recorded writes a hundred megabytes when it ends, on two busy cores beside four others. */
    private static final Duration RECORDING_GRACE = Duration.ofSeconds(240);

    private static final Duration PATIENCE = Duration.ofSeconds(180);

    /** Each arena of the C library keeps what was freed in it. */
    private static final Map<String, String> MEMORY = Map.of("MALLOC_ARENA_MAX", "2");

    private final String name;
    private final String part;
    private final int port;
    private final Layout layout;
    private final Map<String, String> environment;
    private final Life life;
    private final BuiltService built;
    private final StartCache cache;
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
        this.built = BuiltService.of(layout.project(), name);
        this.cache = new StartCache(built, layout.downloads().resolveSibling("aot"));
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

    /** Whether there is nothing to start. */
    boolean isWell() {
        return isAlive() && isReady() && isLive();
    }

    /** Its settings as environment variables; they hold its secrets. */
    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /** What it prints. */
    public Path log() {
        return place().log();
    }

    boolean isBuilt() {
        return built.exists();
    }

    Place place() {
        return layout.place(part);
    }

    Optional<OsProcess> process() {
        return Optional.ofNullable(watched).filter(OsProcess::isAlive).or(() -> OsProcess.recall(place().pidFile()));
    }

    /** Starts the process without waiting until it is ready. */
    public void launch() {
        launch(cache.reading());
    }

    /** The same without what an earlier start left behind for it; to measure what that is worth. */
    public void launchUnprepared() {
        launch(List.of());
    }

    /**
     * Starts it, if no earlier start did what this is for, such that its end leaves behind what makes later starts quicker.
     *
     * @return whether it records; then {@link #prepare} makes use of it once the service was stopped
     */
    public boolean launchRecording() {
        var records = !cache.isCurrent();
        launch(records ? cache.recording() : cache.reading());
        return records;
    }

    /**
     * Makes later starts quicker by what a start recorded that has been stopped; takes some seconds of one core.
     *
     * @return whether later starts are quicker now
     */
    public boolean prepare() {
        return cache.isCurrent() || cache.isRecorded() && cache.makeOf(command(List.of()));
    }

    /** Whether it records, so that its end takes longer. */
    boolean isRecording() {
        return isAlive() && cache.isRecording();
    }

    /** Whether {@link #prepare} has something to do. */
    boolean isToPrepare() {
        return built.exists() && !isAlive() && !cache.isCurrent() && cache.isRecorded();
    }

    private void launch(List<String> cached) {
        if (isAlive()) {
            return;
        }
        if (!built.exists()) {
            throw new Trouble(part + " is not built: " + built.directory() + " is missing or incomplete");
        }
        var everything = new TreeMap<>(MEMORY);
        everything.putAll(environment);
        watched = life == Life.WITH_US
                ? OsProcess.watched(command(cached), everything, place(), "KILL", null)
                : OsProcess.detached(command(cached), everything, place());
    }

    private List<String> command(List<String> cached) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It begins small, and gives back what compiling and starting took.
                "-Xms32m",
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TrimNativeHeapInterval=5000",
                "-Dquarkus.profile=local"));
        command.addAll(cached);
        command.addAll(built.arguments(built.directory().toString()));
        return command;
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
        if (life == Life.ON_ITS_OWN && cache.isWorthwhile()) {
            launchRecording();
        } else {
            launch();
        }
        awaitReady();
    }

    @Override
    public void stop() {
        process().ifPresent(process -> process.end("TERM", isRecording() ? RECORDING_GRACE : GRACE));
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
