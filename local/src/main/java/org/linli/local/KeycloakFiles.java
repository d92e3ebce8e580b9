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
import java.util.Properties;

/** Keycloak's distribution: fetched through Maven like every other artifact, and built for PostgreSQL once. */
final class KeycloakFiles {

    private final Layout layout;

    KeycloakFiles(Layout layout) {
        this.layout = layout;
    }

    private Path distribution() {
        return layout.downloads().resolve("keycloak-" + version());
    }

    /** Fetches and builds it unless that was done; whoever else is at it, in whatever process, is waited for. */
    void prepare() {
        synchronized (KeycloakFiles.class) {
            try {
                Files.createDirectories(layout.downloads());
                try (var channel = FileChannel.open(
                                layout.downloads().resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    if (lock.isValid() && !Files.exists(marker())) {
                        fetchAndBuild();
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot write to " + layout.downloads(), e);
            }
        }
    }

    private void fetchAndBuild() throws IOException {
        var maven = new Maven(layout);
        maven.run(
                "fetching Keycloak " + version(),
                List.of(
                        "-N",
                        "dependency:unpack",
                        "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + version() + ":tar.gz",
                        "-DoutputDirectory=" + layout.downloads()));
        Console.say("building Keycloak for PostgreSQL, once");
        var command = new ArrayList<>(java(distribution(), "-Xmx768m"));
        command.addAll(List.of("build", "--db=postgres"));
        var log = layout.place("keycloak-build").log();
        Commands.run(command, Map.of(), distribution(), log, "Keycloak could not be built");
        Files.writeString(marker(), version() + "\n");
    }

    private Path marker() {
        return distribution().resolve(".built-by-linli");
    }

    /** A home of a platform's own (imports, temporary files) over the shared program files. */
    Path homeFor(Path directory) {
        try {
            Files.createDirectories(directory);
            for (var part : List.of("bin", "lib", "conf", "providers", "themes", "version.txt")) {
                var link = directory.resolve(part);
                Files.deleteIfExists(link);
                Files.createSymbolicLink(link, distribution().resolve(part));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + directory, e);
        }
    }

    List<String> java(Path home, String heap) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Duser.language=en",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dpicocli.disable.closures=true",
                "-Dquarkus-log-max-startup-records=10000",
                "-Dkc.home.dir=" + home,
                "-Djboss.server.config.dir=" + home.resolve("conf"),
                "--enable-native-access=ALL-UNNAMED"));
        for (var opened : List.of("util", "util.concurrent", "security", "lang")) {
            command.add("--add-opens=java.base/java." + opened + "=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                distribution().resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        return command;
    }

    /** From the parent's pom, where every version stands once. */
    private static String version() {
        var properties = new Properties();
        try (var resource = KeycloakFiles.class.getResourceAsStream("/platform.properties")) {
            properties.load(resource);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("keycloak.version");
    }
}
