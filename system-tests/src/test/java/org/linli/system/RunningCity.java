package org.linli.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.linli.local.Layout;
import org.linli.local.Platform;

/** The whole platform with the sample city in it: started once for all system tests of this run, on free ports. */
final class RunningCity {

    private static RunningCity running;

    private final Platform platform;
    private final People people;

    private RunningCity(Platform platform) {
        this.platform = platform;
        this.people = new People(platform.issuer());
    }

    /** The running city; the first caller waits until it is up and its pack is loaded. */
    static synchronized RunningCity get() {
        if (running == null) {
            Path project = Path.of("..").toAbsolutePath().normalize();
            Path home = Path.of("target", "city").toAbsolutePath();
            Platform platform = Platform.forTests(Layout.free(project, home));
            platform.start();
            RunningCity city = new RunningCity(platform);
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

    People people() {
        return people;
    }

    String intake() {
        return platform.service("intake").url();
    }

    String dispatch() {
        return platform.service("dispatch").url();
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
