package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipFile;

/**
 * The release before this one, taken from the repository's own history: the one that runs beside this one while this one is
 * rolled out. Sources and jars are kept below {@code .linli/releases}, by commit, and made once.
 */
public final class PreviousRelease {

    /** The services of the main line: enough for what a rolling upgrade can lose, and cheap to build. */
    private static final String MODULES = "intake-service,dispatch-service";

    private static final Object ONE_AT_A_TIME = new Object();

    private final Path project;
    private final String commit;
    private final Path home;

    private PreviousRelease(Path project, String commit) {
        this.project = project;
        this.commit = commit;
        this.home = project.resolve(".linli/releases").resolve(commit);
    }

    /** @param project the checkout; its {@code deploy/previous-release} names the commit */
    public static PreviousRelease of(Path project) {
        var root = project.toAbsolutePath().normalize();
        try (var lines = Files.lines(root.resolve("deploy/previous-release"))) {
            var commits = lines.map(String::trim)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
            if (commits.size() != 1 || !commits.getFirst().matches("[0-9a-f]{40}")) {
                throw new Trouble("deploy/previous-release must hold one commit of 40 hexadecimal digits");
            }
            return new PreviousRelease(root, commits.getFirst());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read deploy/previous-release", e);
        }
    }

    /** 40 hexadecimal digits. */
    public String commit() {
        return commit;
    }

    /** Why it cannot be had here, for a test that is then skipped with this reason. */
    public Optional<String> missing() {
        return git("cat-file", "-e", commit + "^{commit}")
                ? Optional.empty()
                : Optional.of(
                        "the history of this checkout does not reach back to the release before (" + commit + ")");
    }

    /** Whether a commit lies in the history of the release, or is the release itself. */
    public boolean includes(String other) {
        return git("merge-base", "--is-ancestor", other, commit);
    }

    /** Its checkout. */
    public Path sources() {
        return locked(() -> {
            var sources = home.resolve("sources");
            if (!Files.exists(home.resolve("unpacked"))) {
                Directories.remove(sources);
                unpack(sources);
                Files.writeString(home.resolve("unpacked"), "");
            }
            return sources;
        });
    }

    /**
     * Its checkout with the services of the main line built in it.
     *
     * @param options for Maven; those that tell where artifacts come from count, the rest is left out
     */
    public Path built(List<String> options) {
        var sources = sources();
        return locked(() -> {
            if (!Files.exists(home.resolve("built"))) {
                Console.say("building the release before, " + commit.substring(0, 10) + ", once");
                var command = new ArrayList<>(List.of("sh", "mvnw", "-B", "-q", "-pl", MODULES, "-am", "package"));
                // Not maven.test.skip: the services need the jar of service-kit's tests to be built.
                command.addAll(List.of("-DskipTests", "-Dspotless.check.skip"));
                options.stream()
                        .filter(each -> each.equals("-o") || each.startsWith("-Dmaven.repo."))
                        .forEach(command::add);
                Commands.run(
                        command,
                        Map.of("JAVA_HOME", System.getProperty("java.home"), "MAVEN_OPTS", "-XX:TieredStopAtLevel=1"),
                        sources,
                        home.resolve("build.log"),
                        "the release before could not be built");
                Files.writeString(home.resolve("built"), "");
            }
            return sources;
        });
    }

    private void unpack(Path sources) throws IOException {
        var archive = home.resolve("sources.zip");
        if (!git("archive", "--format=zip", "-o", archive.toString(), commit)) {
            throw new Trouble(missing().orElse("git cannot pack commit " + commit));
        }
        try (var zip = new ZipFile(archive.toFile())) {
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                var target = sources.resolve(entry.getName()).normalize();
                if (!target.startsWith(sources)) {
                    throw new IOException("entry outside of its directory: " + entry.getName());
                }
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (!entry.isDirectory()) {
                    try (var content = zip.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
        } finally {
            Files.deleteIfExists(archive);
        }
    }

    private boolean git(String... arguments) {
        var command = new ArrayList<>(List.of("git", "-C", project.toString()));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noGit) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @FunctionalInterface
    private interface Work {
        Path done() throws IOException;
    }

    /** Tests of several modules, each in a process of its own, ask for it at the same time. */
    private Path locked(Work work) {
        synchronized (ONE_AT_A_TIME) {
            return lockedByAllProcesses(work);
        }
    }

    private Path lockedByAllProcesses(Work work) {
        try {
            Files.createDirectories(home);
            try (var channel = FileChannel.open(
                            home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var lock = channel.lock()) {
                if (!lock.isValid()) {
                    throw new IOException("no lock");
                }
                return work.done();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot prepare the release before in " + home, e);
        }
    }
}
