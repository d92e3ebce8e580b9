package org.linli.bench.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.linli.local.Layout;

/**
 * A part of the platform as the operating system sees it: its process and those it started.
 *
 * @param name as in {@code ./linli status}
 */
public record PartProcess(String name, ProcessHandle handle) {

    /** @throws IllegalStateException when the part does not run */
    public static PartProcess of(Layout layout, String name) {
        Path file = layout.home().resolve("run").resolve(name + ".pid");
        try {
            long id = Long.parseLong(Files.readString(file).strip().split(" ")[0]);
            return ProcessHandle.of(id)
                    .map(handle -> new PartProcess(name, handle))
                    .orElseThrow(() -> new IllegalStateException(name + " does not run"));
        } catch (IOException | NumberFormatException unknown) {
            throw new IllegalStateException("no process of " + name + ": " + file, unknown);
        }
    }

    /** The process this code runs in. */
    public static PartProcess ourselves() {
        return new PartProcess("load generator", ProcessHandle.current());
    }

    /** Processor time so far, of the processes that live now. */
    public Duration processorTime() {
        return all().flatMap(each -> each.info().totalCpuDuration().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    /** Resident set of the process itself, in megabytes (2^20 bytes). */
    public long residentMegabytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + handle.pid() + "/status"))) {
                if (line.startsWith("VmRSS:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
        } catch (IOException notLinux) {
            return askPs();
        }
        throw new IllegalStateException(name + " has no memory: it has ended");
    }

    private long askPs() {
        try {
            Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(handle.pid())).start();
            return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip())
                    / 1024;
        } catch (IOException | NumberFormatException unknown) {
            throw new IllegalStateException("the memory of " + name + " is unknown", unknown);
        }
    }

    private Stream<ProcessHandle> all() {
        // The load generator is the ancestor of everything it measures: its own time only.
        return handle.equals(ProcessHandle.current())
                ? Stream.of(handle)
                : Stream.concat(Stream.of(handle), handle.descendants());
    }
}
