package org.linli.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own, started from the embedded binaries as a real server is: with fsync,
 * synchronous_commit and full_page_writes on, passwords checked, data on disk.
 */
final class OwnPostgres implements Database {

    private static final String OWNER = "postgres";
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Place place;
    private final Path home;
    private final int port;
    private final String password;
    private final Life life;
    private volatile @Nullable OsProcess watched;

    /**
     * @param place where data, log and process id are kept
     * @param password of the owner; it counts when the data directory is first made
     */
    OwnPostgres(Place place, int port, String password, Life life) {
        this.place = place;
        this.home = place.home();
        this.port = port;
        this.password = password;
        this.life = life;
    }

    Sql sql() {
        return new Sql("127.0.0.1", port, OWNER, password);
    }

    Optional<OsProcess> process() {
        return Optional.ofNullable(watched).filter(OsProcess::isAlive).or(() -> OsProcess.recall(place.pidFile()));
    }

    @Override
    public void start() {
        if (process().isPresent()) {
            return;
        }
        place.make();
        var binaries = PostgresBinaries.directory();
        var data = home.resolve("data");
        try {
            Files.createDirectories(data);
            Unprivileged.give(home);
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                initialise(binaries, data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + data, e);
        }
        var command = Unprivileged.command(command(binaries, data));
        var process = life == Life.WITH_US
                ? OsProcess.watched(command, Map.of(), place, "QUIT", home)
                : OsProcess.detached(command, Map.of(), place);
        watched = process;
        try {
            sql().awaitAnswer(process::isAlive);
        } catch (IllegalStateException e) {
            throw new IllegalStateException(e.getMessage() + "\n" + LogTail.of(place.log()), e);
        }
        sql().requireDurability();
    }

    private List<String> command(Path binaries, Path data) {
        var command = new ArrayList<>(
                List.of(binaries.resolve("bin/postgres").toString(), "-D", data.toString(), "-p", "" + port));
        Map.of(
                        "listen_addresses", "127.0.0.1",
                        "unix_socket_directories", "",
                        "fsync", "on",
                        "synchronous_commit", "on",
                        "full_page_writes", "on",
                        "max_connections", "300",
                        "timezone", "UTC",
                        "log_timezone", "UTC")
                .forEach((name, value) -> command.addAll(List.of("-c", name + "=" + value)));
        return command;
    }

    private void initialise(Path binaries, Path data) throws IOException {
        var secret = Files.createTempFile(home, "owner", ".secret");
        try {
            Files.writeString(secret, password);
            Unprivileged.give(secret);
            var initdb = List.of(
                    binaries.resolve("bin/initdb").toString(),
                    "--pgdata=" + data,
                    "--username=" + OWNER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8");
            var process = new ProcessBuilder(Unprivileged.command(initdb))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(place.log().toFile()))
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(
                        "PostgreSQL could not make its data directory:\n" + LogTail.of(place.log()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while making the data directory", e);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    /** A fast shutdown: sessions are ended, everything is written. */
    @Override
    public void stop() {
        process().ifPresent(process -> process.end("INT", GRACE));
    }

    @Override
    public void kill() {
        process().ifPresent(OsProcess::kill);
    }

    @Override
    public String jdbcUrl(String database) {
        return sql().createIfAbsent(database);
    }

    @Override
    public void drop(String database) {
        sql().drop(database);
    }

    @Override
    public String username() {
        return OWNER;
    }

    @Override
    public String password() {
        return password;
    }
}
