package org.linli.bench.platform;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the figures were measured on; without it they say little.
 *
 * @param commit of the checkout; ends in {@code +} when it has uncommitted changes
 * @param durability as the server says: fsync, synchronous_commit, full_page_writes
 */
public record Machine(
        String commit,
        int cores,
        long memoryMegabytes,
        String processor,
        String system,
        String java,
        String postgresql,
        String durability) {

    static Machine of(Path project, Rows server) {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                commitOf(project),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize() >> 20,
                processorModel(),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                System.getProperty("java.vm.version"),
                server.text("SHOW server_version"),
                "fsync=" + server.text("SHOW fsync") + " synchronous_commit=" + server.text("SHOW synchronous_commit")
                        + " full_page_writes=" + server.text("SHOW full_page_writes"));
    }

    /** For the terminal. */
    public String line() {
        return String.format(
                "%d cores (%s), %d MB, %s, Java %s, PostgreSQL %s (%s), commit %s",
                cores, processor, memoryMegabytes, system, java, postgresql, durability, commit);
    }

    private static String processorModel() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        } catch (IOException notLinux) {
            return "unknown";
        }
    }

    private static String commitOf(Path project) {
        String head = git(project, "rev-parse", "--short", "HEAD");
        return head.isEmpty()
                ? "unknown"
                : head + (git(project, "status", "--porcelain").isEmpty() ? "" : "+");
    }

    private static String git(Path project, String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException noGit) {
            return "";
        }
    }
}
