package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What must be so before anything is started; each fault is one line that says what to do. */
final class Preconditions {

    private static final long NEEDED_BYTES = 3L << 30;

    private Preconditions() {}

    static void check(Platform platform) {
        var version = Runtime.version().feature();
        if (version < 25) {
            throw new Trouble(
                    "Java 25 or newer is needed, this is " + version + ": install a JDK 25 and set JAVA_HOME");
        }
        checkRoom(platform.layout());
        platform.states().forEach((name, state) -> {
            if (state.process().isEmpty() && Ports.isTaken("127.0.0.1", state.port())) {
                throw new Trouble("port " + state.port() + ", wanted by " + name + ", is taken"
                        + ownerOf(state.port()).map(owner -> " by " + owner).orElse("")
                        + ": end that program and try again");
            }
        });
    }

    private static void checkRoom(Layout layout) {
        try {
            Files.createDirectories(layout.home());
            var free = Files.getFileStore(layout.home()).getUsableSpace();
            if (free < NEEDED_BYTES) {
                throw new Trouble(
                        "no room on disk: 3 GB are needed in " + layout.home() + ", " + (free >> 20) + " MB are free");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + layout.home(), e);
        }
    }

    /** Told only where the system's tools and our rights allow it. */
    private static Optional<String> ownerOf(int port) {
        var bySocket = output(List.of("ss", "-Hltnp", "sport = :" + port));
        var match = Pattern.compile("\\(\"([^\"]+)\",pid=(\\d+)").matcher(bySocket);
        if (match.find()) {
            return Optional.of(match.group(1) + " (process " + match.group(2) + ")");
        }
        var pid = output(List.of("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN"))
                .lines()
                .findFirst();
        return pid.map(id -> ProcessHandle.of(Long.parseLong(id.trim()))
                .flatMap(handle -> handle.info().command())
                .map(command -> command + " (process " + id + ")")
                .orElse("process " + id));
    }

    private static String output(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException absent) {
            return "";
        }
    }
}
