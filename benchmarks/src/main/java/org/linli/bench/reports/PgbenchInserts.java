package org.linli.bench.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.linli.bench.platform.Rows;

/** PostgreSQL's own benchmark client with a script of one statement, prepared once a connection. */
final class PgbenchInserts implements SingleRowInserts {

    private static final int THREADS = 2;

    private final Rows rows;
    private final int connections;
    private final Path script;
    private final String version;

    private PgbenchInserts(Rows rows, int connections, Path script, String version) {
        this.rows = rows;
        this.connections = connections;
        this.script = script;
        this.version = version;
    }

    static boolean isThere() {
        return !version().isEmpty();
    }

    /** @param values of the row, as SQL */
    static PgbenchInserts of(Rows rows, int connections, String values) {
        try {
            Path script = Files.createTempFile("linli-single-row", ".sql");
            script.toFile().deleteOnExit();
            Files.writeString(script, "INSERT INTO single_row " + BaselineTable.COLUMNS + " VALUES " + values + ";\n");
            return new PgbenchInserts(rows, connections, script, version());
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot write the script of pgbench", failed);
        }
    }

    @Override
    public String name() {
        return version + ", -M prepared";
    }

    @Override
    public void run(Duration length) {
        URI server = URI.create(rows.url().substring("jdbc:".length()));
        ProcessBuilder pgbench = new ProcessBuilder(
                        "pgbench",
                        "--no-vacuum",
                        "--protocol=prepared",
                        "--host=" + server.getHost(),
                        "--port=" + server.getPort(),
                        "--username=" + rows.username(),
                        "--client=" + connections,
                        "--jobs=" + Math.min(THREADS, connections),
                        "--time=" + length.toSeconds(),
                        "--file=" + script,
                        server.getPath().substring(1))
                .redirectErrorStream(true);
        pgbench.environment().put("PGPASSWORD", rows.password());
        String printed = output(pgbench);
        if (!printed.contains("number of failed transactions: 0 ") && printed.contains("number of failed")) {
            throw new IllegalStateException("pgbench had failures:\n" + printed);
        }
    }

    private static String version() {
        try {
            return output(new ProcessBuilder("pgbench", "--version")).strip();
        } catch (UncheckedIOException absent) {
            return "";
        }
    }

    private static String output(ProcessBuilder command) {
        try {
            Process process = command.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException("pgbench failed:\n" + printed);
            }
            return printed;
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot run pgbench", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }
}
