package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The commands of {@code ./linli} that deal with the platform: up, down, status, test. */
public final class Main {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** What each command may be told; `test` hands everything on to Maven. */
    private static final Map<String, Set<String>> OPTIONS =
            Map.of("up", Set.of(), "down", Set.of("--wipe"), "status", Set.of());

    private Main() {}

    /** @param arguments the command and its options; run in the root of the checkout */
    public static void main(String[] arguments) {
        var layout = Layout.standard(Path.of(""));
        var options = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        try {
            refuseUnknown(arguments.length == 0 ? "" : arguments[0], options);
            System.exit(
                    switch (arguments.length == 0 ? "" : arguments[0]) {
                        case "up" -> up(layout);
                        case "down" -> down(layout, options.contains("--wipe"));
                        case "status" -> status(layout);
                        case "test" -> new Tests(layout).run(options);
                        default -> usage();
                    });
        } catch (Trouble trouble) {
            System.err.println("linli: " + trouble.getMessage());
            System.exit(1);
        } catch (IllegalStateException | UncheckedIOException fault) {
            System.err.println("linli: " + fault.getMessage());
            if (System.getenv("LINLI_TRACE") == null) {
                System.err.println("linli: (LINLI_TRACE=1 shows where)");
            } else {
                fault.printStackTrace();
            }
            System.exit(1);
        }
    }

    /** @throws Trouble for an option that the command does not have: `down --help` must stop nothing */
    static void refuseUnknown(String command, List<String> options) {
        var known = OPTIONS.getOrDefault(command, Set.copyOf(options));
        options.stream().filter(option -> !known.contains(option)).findFirst().ifPresent(unknown -> {
            throw new Trouble(command + " has no option " + unknown + "; ./linli help tells the commands");
        });
    }

    private static int usage() {
        System.err.println("linli: up, down [--wipe], status or test");
        return 2;
    }

    private static int up(Layout layout) {
        alone(layout, new Up(layout)::run);
        return 0;
    }

    private static int down(Layout layout, boolean wipe) {
        alone(layout, () -> stop(layout, wipe));
        return 0;
    }

    /** Two at once would start everything twice. */
    private static void alone(Layout layout, Runnable action) {
        try {
            Files.createDirectories(layout.home());
            try (var channel = FileChannel.open(
                            layout.home().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.tryLock()) {
                if (lock == null) {
                    throw new Trouble("another ./linli up or down is at work here; wait for its end");
                }
                action.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write to " + layout.home(), e);
        }
    }

    private static void stop(Layout layout, boolean wipe) {
        var platform = Platform.standing(layout);
        Console.say(
                platform.services().stream().anyMatch(Service::isRecording)
                        ? "stopping; what the services learned at this start is written down, which takes longer this once"
                        : "stopping");
        platform.stop();
        var left = platform.states().values().stream()
                .flatMap(state -> state.process().stream())
                .map(OsProcess::pid)
                .toList();
        if (!left.isEmpty()) {
            throw new Trouble("these processes did not end: " + left);
        }
        prepare(platform);
        if (wipe) {
            wipe(layout);
        }
        Console.say(wipe ? "nothing is running, the data is gone" : "nothing is running, the data is kept");
    }

    /** Now that nothing else is to do: what services recorded at their second start since they were built. */
    private static void prepare(Platform platform) {
        var recorded = platform.services().stream().filter(Service::isToPrepare).toList();
        if (!recorded.isEmpty()) {
            Console.say("making later starts quicker, once for each build (may be interrupted)");
            AtOnce.run(recorded.stream().<Runnable>map(each -> each::prepare).toArray(Runnable[]::new));
        }
    }

    /** Everything but what is fetched and built once. */
    private static void wipe(Layout layout) {
        try (var children = Files.list(layout.home())) {
            children.filter(child -> !child.equals(layout.downloads()))
                    .filter(child -> !child.endsWith("built"))
                    .filter(child -> !child.endsWith("aot"))
                    .filter(child -> !child.endsWith("images"))
                    .filter(child -> !child.endsWith("releases"))
                    .forEach(child -> {
                        Directories.remove(child);
                        if (Files.exists(child)) {
                            throw new Trouble("cannot remove " + child);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + layout.home(), e);
        }
    }

    private static int status(Layout layout) {
        System.out.printf("%-12s %-8s %8s %6s %12s  %s%n", "part", "state", "process", "port", "resident MB", "since");
        var platform = Platform.standing(layout);
        platform.states().forEach((name, state) -> {
            if (state.process().isEmpty()) {
                System.out.printf("%-12s %-8s %8s %6d%n", name, "stopped", "-", state.port());
                return;
            }
            var process = state.process().orElseThrow();
            var answers = Ports.isTaken("127.0.0.1", state.port());
            var broken =
                    platform.services().stream().anyMatch(each -> each.name().equals(name) && !each.isLive());
            System.out.printf(
                    "%-12s %-8s %8d %6d %12d  %s%n",
                    name,
                    broken ? "broken" : answers ? "running" : "starting",
                    process.pid(),
                    state.port(),
                    process.residentMegabytes(),
                    TIME.format(LocalDateTime.ofInstant(process.startedAt(), ZoneId.systemDefault())));
            if (broken) {
                System.out.println("  it says that it must be started anew: ./linli up does; see http://localhost:"
                        + state.port() + "/q/health/live");
            }
        });
        return 0;
    }
}
