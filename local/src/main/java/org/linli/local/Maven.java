package org.linli.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The project's own Maven wrapper, with one line of progress a module. */
final class Maven {

    private static final Pattern MODULE = Pattern.compile("\\[INFO\\] Building (Linli .*?) \\S+( +\\[\\d+/\\d+\\])?");
    private static final Pattern UNREACHABLE = Pattern.compile(
            "Could not transfer|Unknown host|UnknownHostException|Connection refused|Network is unreachable"
                    + "|No route to host|timed out|Failed to fetch|Cannot access .* in offline mode");

    private final Layout layout;

    Maven(Layout layout) {
        this.layout = layout;
    }

    /** Runs the wrapper and fails in one clear line, with the log, when it fails. */
    void run(String what, List<String> arguments) {
        var log = layout.place("build").log();
        var command =
                new ArrayList<>(List.of(layout.project().resolve("mvnw").toString(), "-B", "-Dstyle.color=never"));
        command.addAll(arguments);
        Console.say(what);
        var builder =
                new ProcessBuilder(command).directory(layout.project().toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var unreachable = "";
        try {
            Files.createDirectories(log.getParent());
            var process = builder.start();
            try (var lines = new BufferedReader(
                            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
                    var writer = new PrintWriter(Files.newBufferedWriter(log))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    writer.println(line);
                    var module = MODULE.matcher(line);
                    if (module.matches()) {
                        Console.say("  building " + module.group(1));
                    }
                    if (line.contains("ERROR") && UNREACHABLE.matcher(line).find()) {
                        unreachable = line.replaceFirst(".*ERROR\\] ?", "");
                    }
                }
            }
            if (process.waitFor() != 0) {
                throw new Trouble(
                        unreachable.isEmpty()
                                ? what + " failed (" + log + "):\n" + LogTail.of(log)
                                : what
                                        + ": the artifact registry cannot be reached; check the network, or the mirror in"
                                        + " ~/.m2/settings.xml (" + unreachable + ")");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
