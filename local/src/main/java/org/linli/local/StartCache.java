package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the JVM of a service found out at one start and need not find out again: an AOT cache (JEP 483, 514, 515) with its
 * classes loaded and linked. One start records, then the cache is made, and later starts read it.
 *
 * <p>It holds for the archives and the Java it was made with: with others it is not used, for which we see ourselves, since the
 * JVM does not notice every change. A broken one costs its gain and never the start, for the JVM goes on without it.
 */
final class StartCache {

    private final BuiltService service;
    private final Path directory;

    /** @param directory where caches are kept; they are good for every platform of this checkout */
    StartCache(BuiltService service, Path directory) {
        this.service = service;
        this.directory = directory;
    }

    /** Whether one was made of just what would run now. */
    boolean isCurrent() {
        return Files.exists(file()) && fingerprint().equals(read(stamp()));
    }

    /** What tells the JVM to read it; nothing where there is none. */
    List<String> reading() {
        return isCurrent() ? AotOptions.reading(file().toString()) : List.of();
    }

    /** What tells the JVM to record while it runs; it writes what it recorded when it ends in an orderly way. */
    List<String> recording() {
        forget(recorded());
        make(directory);
        write(recordedOf(), fingerprint());
        return List.of("-XX:AOTMode=record", "-XX:AOTConfiguration=" + recorded(), AotOptions.QUIET);
    }

    /**
     * Whether just this was started before, so that it may well be started again. Recording costs more than one start gains:
     * whoever changes code and starts once does not pay for it.
     */
    boolean isWorthwhile() {
        var now = fingerprint();
        var before = directory.resolve(service.name() + ".started");
        var again = now.equals(read(before));
        make(directory);
        write(before, now);
        return again;
    }

    /** Whether the last start was told to record, and nothing was made of it yet. */
    boolean isRecording() {
        return Files.exists(recordedOf());
    }

    /** Whether a start recorded what a cache can be made of. */
    boolean isRecorded() {
        return Files.exists(recorded()) && fingerprint().equals(read(recordedOf()));
    }

    /**
     * Makes the cache of what was recorded, in some seconds.
     *
     * @param command how the service is run, which must be as when it recorded
     * @return false when it cannot be made; the log says why, and services start without it
     */
    boolean makeOf(List<String> command) {
        var fresh = directory.resolve(service.name() + ".new");
        var all = new ArrayList<>(command);
        all.addAll(
                1,
                List.of(
                        "-XX:AOTMode=create",
                        "-XX:AOTConfiguration=" + recorded(),
                        "-XX:AOTCache=" + fresh,
                        AotOptions.QUIET));
        forget(stamp());
        try {
            Commands.run(all, Map.of(), directory, directory.resolve(service.name() + ".log"), "no cache");
            Files.move(fresh, file(), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            write(stamp(), fingerprint());
            return true;
        } catch (Trouble | IOException failed) {
            return false;
        } finally {
            forget(fresh);
            forget(recorded());
            forget(recordedOf());
        }
    }

    private Path file() {
        return directory.resolve(service.name() + ".aot");
    }

    private Path stamp() {
        return directory.resolve(service.name() + ".made-of");
    }

    private Path recorded() {
        return directory.resolve(service.name() + ".recorded");
    }

    private Path recordedOf() {
        return directory.resolve(service.name() + ".recorded-of");
    }

    /** Name, size and time of each archive, and the Java that runs them. */
    private String fingerprint() {
        var text = new StringBuilder(System.getProperty("java.home"))
                .append(System.getProperty("java.vm.version"))
                .append(String.join(" ", service.arguments("")));
        Stream.of(service.generated(), service.own(), service.libraries())
                .flatMap(List::stream)
                .map(service.directory()::resolve)
                .forEach(archive -> text.append('\n').append(state(archive)));
        return Fingerprint.of(text.toString());
    }

    private static String state(Path archive) {
        try {
            return archive + " " + Files.size(archive) + " "
                    + Files.getLastModifiedTime(archive).toMillis();
        } catch (IOException gone) {
            throw new UncheckedIOException("cannot read " + archive, gone);
        }
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot make " + directory, failed);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot remove " + file, failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write " + file, failed);
        }
    }
}
