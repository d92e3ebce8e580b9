package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process of the platform, known by its id and the time it began (an id alone may by now belong to someone else).
 *
 * <p>A <em>watched</em> process ends with us, even if we are killed: a small shell holds the other end of a pipe of
 * ours and ends the process when the pipe breaks. A <em>detached</em> one goes on without us until someone ends it.
 */
final class OsProcess {

    private static final String WATCHED = """
            pidfile=$1; log=$2; parting=$3; leftover=$4; shift 4
            trap '' INT HUP
            exec 3<&0
            "$@" >>"$log" 2>&1 </dev/null 3<&- &
            child=$!
            echo $child >"$pidfile.new" && mv "$pidfile.new" "$pidfile"
            grep -q done <&3 && exit 0
            kill -"$parting" $child 2>/dev/null
            for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 $child 2>/dev/null || break; sleep 0.5; done
            kill -KILL $child 2>/dev/null
            [ -z "$leftover" ] || { sleep 0.5; rm -rf "$leftover"; rmdir "${leftover%/*}" 2>/dev/null; }
            """;

    private static final String DETACHED = """
            pidfile=$1; log=$2; shift 2
            session=$(command -v setsid || true)
            $session nohup "$@" >>"$log" 2>&1 </dev/null &
            echo $! >"$pidfile.new" && mv "$pidfile.new" "$pidfile"
            """;

    /** The kernel tells the begin of a process in ticks after a boot time that the clock may still correct. */
    private static final Duration SAME = Duration.ofSeconds(2);

    private final ProcessHandle handle;
    private final Instant startedAt;
    private final @Nullable Process guard;

    private OsProcess(ProcessHandle handle, Instant startedAt, @Nullable Process guard) {
        this.handle = handle;
        this.startedAt = startedAt;
        this.guard = guard;
    }

    /**
     * Starts a process that ends with us.
     *
     * @param parting the signal it gets when we are gone
     * @param leftover a directory that is removed then; none is removed when null
     */
    static OsProcess watched(
            List<String> command,
            Map<String, String> environment,
            Place place,
            String parting,
            @Nullable Path leftover) {
        var guard = shell(
                WATCHED, List.of(parting, leftover == null ? "" : leftover.toString()), command, environment, place);
        return begun(place, guard);
    }

    /** Starts a process that goes on without us; {@link #recall} finds it again. */
    static OsProcess detached(List<String> command, Map<String, String> environment, Place place) {
        shell(DETACHED, List.of(), command, environment, place);
        return begun(place, null);
    }

    /** The process that the file speaks of, if it still runs. */
    static Optional<OsProcess> recall(Path pidFile) {
        try {
            var words = Files.readString(pidFile).trim().split(" ");
            if (words.length != 2) {
                return Optional.empty();
            }
            var startedAt = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(handle -> startOf(handle)
                            .filter(start ->
                                    Duration.between(start, startedAt).abs().compareTo(SAME) < 0)
                            .isPresent())
                    .map(handle -> new OsProcess(handle, startedAt, null))
                    .filter(OsProcess::isAlive);
        } catch (IOException | NumberFormatException absent) {
            return Optional.empty();
        }
    }

    private static Process shell(
            String script, List<String> settings, List<String> command, Map<String, String> environment, Place place) {
        var all = new ArrayList<>(List.of("/bin/sh", "-c", script, "linli"));
        all.add(place.pidFile().toString());
        all.add(place.log().toString());
        all.addAll(settings);
        all.addAll(command);
        try {
            place.make();
            Files.deleteIfExists(place.pidFile());
            var builder = new ProcessBuilder(all)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command.getFirst(), e);
        }
    }

    /** Waits for the id that the shell writes down, and adds the begin of the process to it. */
    private static OsProcess begun(Place place, @Nullable Process guard) {
        var until = Instant.now().plusSeconds(20);
        try {
            while (!Files.exists(place.pidFile())) {
                if (Instant.now().isAfter(until)) {
                    throw new IllegalStateException("no process began; see " + place.log());
                }
                Pause.of(Duration.ofMillis(10));
            }
            var pid = Long.parseLong(Files.readString(place.pidFile()).trim());
            var handle = ProcessHandle.of(pid)
                    .orElseThrow(
                            () -> new IllegalStateException("the process ended at once:\n" + LogTail.of(place.log())));
            var start = startOf(handle).orElseGet(Instant::now);
            Files.writeString(place.pidFile(), pid + " " + start.toEpochMilli() + "\n");
            return new OsProcess(handle, start, guard);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + place.pidFile(), e);
        }
    }

    private static Optional<Instant> startOf(ProcessHandle handle) {
        return handle.info().startInstant().map(instant -> Instant.ofEpochMilli(instant.toEpochMilli()));
    }

    long pid() {
        return handle.pid();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** A process that ended but that nobody collected yet (state Z) is not alive. */
    boolean isAlive() {
        if (!handle.isAlive()) {
            return false;
        }
        try {
            var stat = Files.readString(Path.of("/proc/" + handle.pid() + "/stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (IOException notLinux) {
            return handle.isAlive();
        }
    }

    /** Resident memory of the process and those it started, in megabytes; pages they share count once where known. */
    long residentMegabytes() {
        var all = new ArrayList<>(List.of(handle));
        all.addAll(handle.descendants().toList());
        return all.stream()
                        .mapToLong(each -> ResidentMemory.kilobytes(each.pid()))
                        .sum()
                / 1024;
    }

    /** Sends the signal, waits for the end, and kills what is left after the grace time. */
    void end(String signal, Duration grace) {
        signal(signal);
        if (!awaitEnd(grace)) {
            kill();
        }
        release();
    }

    /** SIGSTOP to the process, not to what it started. */
    void freeze() {
        signal("STOP");
    }

    /** SIGKILL to the process and to all it started. */
    void kill() {
        var all = new ArrayList<>(handle.descendants().toList());
        handle.destroyForcibly();
        all.forEach(ProcessHandle::destroyForcibly);
        if (!awaitEnd(Duration.ofSeconds(20))) {
            throw new IllegalStateException("process " + pid() + " does not end");
        }
        release();
    }

    private boolean awaitEnd(Duration patience) {
        var until = Instant.now().plus(patience);
        while (isAlive()) {
            if (Instant.now().isAfter(until)) {
                return false;
            }
            Pause.of(Duration.ofMillis(20));
        }
        return true;
    }

    private void signal(String signal) {
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pid())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void release() {
        if (guard == null || !guard.isAlive()) {
            return;
        }
        try (var pipe = guard.getOutputStream()) {
            pipe.write("done\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException guardIsGone) {
            guard.destroy();
        }
    }
}
