package org.linli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.linli.local.Layout;
import org.linli.local.Platform;
import org.linli.local.Service;

/** The whole platform with the sample city in it: started once for all system tests of this run, on free ports. */
final class RunningCity {

    /** What the broker waits for a member of a group that said nothing, in milliseconds. */
    static final String SESSION_TIMEOUT = "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_SESSION_TIMEOUT_MS";

    /**
     * Services are started some fifty times and live a minute each, several on two processors: compiling well what runs so
     * shortly takes them from the others. Tests kill often, and none is about how long the broker waits then.
     */
    private static final Map<String, String> SHORT_LIVED = Map.of(
            "JDK_JAVA_OPTIONS",
            "-XX:TieredStopAtLevel=1",
            SESSION_TIMEOUT,
            "6000",
            "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_HEARTBEAT_INTERVAL_MS",
            "2000",
            "LINLI_FIGURES_EVERY",
            "3s",
            "LINLI_CONSUME_NEW_TYPES_EVERY",
            "5s");

    private static RunningCity running;

    private final Platform platform;
    private final Collector collector;
    private final People people;
    private final Map<String, List<Service>> routes = new ConcurrentHashMap<>();
    private final AtomicInteger turn = new AtomicInteger();

    private RunningCity(Platform platform, Collector collector) {
        this.platform = platform;
        this.collector = collector;
        this.people = new People(platform.issuer());
    }

    /** The running city; the first caller waits until it is up and its pack is loaded. */
    static synchronized RunningCity get() {
        if (running == null) {
            Path project = Path.of("..").toAbsolutePath().normalize();
            Path home = Path.of("target", "city").toAbsolutePath();
            Collector collector = Collector.listening();
            Map<String, String> settings = new HashMap<>(SHORT_LIVED);
            settings.putAll(collector.settings());
            Platform platform = Platform.forTests(Layout.free(project, home), settings);
            platform.start();
            RunningCity city = new RunningCity(platform, collector);
            city.command(
                    "city",
                    "load",
                    "--pack-only",
                    project.resolve("cities/anhe").toString());
            running = city;
        }
        return running;
    }

    Platform platform() {
        return platform;
    }

    /** Where the services send their spans. */
    Collector collector() {
        return collector;
    }

    People people() {
        return people;
    }

    String intake() {
        return oneOf("intake");
    }

    String dispatch() {
        return oneOf("dispatch");
    }

    /**
     * From now on calls go to these processes of a service in turn, as a load balancer would send them; to none but the first
     * one of the platform when none is named.
     */
    void route(String service, Service... processes) {
        routes.put(service, List.of(processes));
    }

    private String oneOf(String service) {
        List<Service> processes = routes.getOrDefault(service, List.of());
        return processes.isEmpty()
                ? platform.service(service).url()
                : processes
                        .get(Math.floorMod(turn.getAndIncrement(), processes.size()))
                        .url();
    }

    String reporting() {
        return platform.service("reporting").url();
    }

    String volunteer() {
        return platform.service("volunteer").url();
    }

    String care() {
        return platform.service("care").url();
    }

    /** Shifts the clocks of all services, so that they show this much later (or, negative, earlier) than it is. */
    void shiftClocks(Duration by) {
        try {
            Path next = Files.createTempFile(platform.layout().home(), "offset", "");
            Files.writeString(next, by.toString());
            Files.move(
                    next,
                    platform.clockOffsetFile(),
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Runs a command of {@code ./linli} against this city and returns what it printed. */
    String command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "org.linli.cli.Main"));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("linli-command", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().putAll(platform.addresses());
            int code = builder.start().waitFor();
            String printed = Files.readString(output);
            if (code != 0) {
                throw new AssertionError(String.join(" ", arguments) + " ended with " + code + ":\n" + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
