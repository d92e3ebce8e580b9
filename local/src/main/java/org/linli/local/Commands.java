package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Running another program to its end. */
final class Commands {

    private Commands() {}

    /** Runs it with its output in the log; a failure is thrown with the end of that log. */
    static void run(List<String> command, Map<String, String> environment, Path directory, Path log, String failure) {
        try {
            Files.createDirectories(log.getParent());
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            if (exit(builder) != 0) {
                throw new Trouble(failure + " (" + log + "):\n" + LogTail.of(log));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(failure, e);
        }
    }

    /** Runs it with our terminal and returns its exit code. */
    static int runHere(List<String> command, Map<String, String> environment, Path directory) {
        var builder = new ProcessBuilder(command).directory(directory.toFile()).inheritIO();
        builder.environment().putAll(environment);
        try {
            return exit(builder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run " + command.getFirst(), e);
        }
    }

    private static int exit(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
