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
 * The real Keycloak with the realm of the city. Its database holds nothing but that realm and sessions, so when the
 * realm changes it is dropped and the realm imported anew.
 */
final class Keycloak implements Part {

    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final Layout layout;
    private final KeycloakFiles files;
    private final Sql sql;
    private final Secrets secrets;
    private final Life life;
    private volatile @Nullable OsProcess watched;

    Keycloak(Layout layout, Sql sql, Secrets secrets, Life life) {
        this.layout = layout;
        this.files = new KeycloakFiles(layout);
        this.sql = sql;
        this.secrets = secrets;
        this.life = life;
    }

    private Place place() {
        return layout.place("keycloak");
    }

    Optional<OsProcess> process() {
        return Optional.ofNullable(watched).filter(OsProcess::isAlive).or(() -> OsProcess.recall(place().pidFile()));
    }

    /** Where tokens come from and what stands in their {@code iss}. */
    String issuer() {
        return "http://localhost:" + layout.ports().keycloak() + "/realms/" + Realm.NAME;
    }

    /** Whether it runs with the realm that the city pack now asks for. */
    boolean isCurrent() {
        return process().isPresent() && Fingerprint.of(realm()).equals(importedRealm());
    }

    @Override
    public void start() {
        if (isCurrent()) {
            return;
        }
        stop();
        files.prepare();
        var home = files.homeFor(place().home());
        giveRealm(home);
        var environment = Map.of(
                "KC_DB_PASSWORD", secrets.password("database.keycloak"),
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak.admin"));
        var process = life == Life.WITH_US
                ? OsProcess.watched(command(home), environment, place(), "KILL", null)
                : OsProcess.detached(command(home), environment, place());
        watched = process;
        Http.awaitOk(
                issuer() + "/.well-known/openid-configuration", PATIENCE, process::isAlive, "Keycloak", place().log());
    }

    private String realm() {
        var ports = layout.ports();
        return Realm.json(
                layout.city().resolve("logins.csv"),
                List.of(
                        "http://localhost:" + ports.intake() + "/*",
                        "http://localhost:" + ports.dispatch() + "/*",
                        "http://localhost:" + ports.reporting() + "/*",
                        "http://localhost:" + ports.volunteer() + "/*",
                        "http://localhost:" + ports.care() + "/*"));
    }

    private Path imported() {
        return place().home().resolve("realm.imported");
    }

    private String importedRealm() {
        try {
            return Files.exists(imported()) ? Files.readString(imported()).trim() : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + imported(), e);
        }
    }

    private void giveRealm(Path home) {
        var realm = realm();
        var fingerprint = Fingerprint.of(realm);
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.writeString(imports.resolve("linli-realm.json"), realm);
            if (!fingerprint.equals(importedRealm())) {
                sql.drop("keycloak");
                ServiceDatabases.make(sql, secrets);
                Files.writeString(imported(), fingerprint + "\n");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hand the realm to Keycloak", e);
        }
    }

    /** The server itself rather than its start script, so that the process we know is the one that serves. */
    private List<String> command(Path home) {
        var ports = layout.ports();
        var command = new ArrayList<>(files.java(home, "-Xmx384m"));
        command.addAll(List.of(
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + ports.keycloak(),
                "--hostname=http://localhost:" + ports.keycloak(),
                "--db-url=jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/keycloak",
                "--db-username=keycloak",
                "--db-pool-max-size=20",
                "--log-level=warn"));
        return command;
    }

    @Override
    public void stop() {
        process().ifPresent(process -> process.end("TERM", GRACE));
    }

    @Override
    public void kill() {
        process().ifPresent(OsProcess::kill);
    }
}
