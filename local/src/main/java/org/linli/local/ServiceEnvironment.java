package org.linli.local;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What a service of the platform is told when it starts: where everything is, its own secrets, and what tests want otherwise. */
final class ServiceEnvironment {

    /** Keys that are accepted while one is changed, by what the file of secrets calls them. */
    private static final Map<String, String> ROTATED = Map.of(
            "people-keys-accepted", "LINLI_SECRETS_PEOPLE_KEYS_ACCEPTED",
            "tracking-keys-accepted", "LINLI_SECRETS_TRACKING_KEYS_ACCEPTED",
            "link-keys-accepted", "LINLI_SECRETS_LINK_KEYS_ACCEPTED");

    private final Layout layout;
    private final Life life;
    private final Secrets secrets;
    private final Broker kafka;
    private final Keycloak keycloak;
    private final Map<String, String> settings;

    /** @param settings come before what is given otherwise */
    ServiceEnvironment(
            Layout layout, Life life, Secrets secrets, Broker kafka, Keycloak keycloak, Map<String, String> settings) {
        this.layout = layout;
        this.life = life;
        this.secrets = secrets;
        this.kafka = kafka;
        this.keycloak = keycloak;
        this.settings = Map.copyOf(settings);
    }

    /** @param known the port by which others know the service, whichever process answers */
    Map<String, String> of(String service, int port, int known) {
        var home = layout.home();
        var environment = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", Integer.toString(port)),
                Map.entry("LINLI_PUBLIC_URL", "http://localhost:" + known),
                Map.entry("LINLI_" + service.toUpperCase(Locale.ROOT) + "_PUBLIC_URL", "http://localhost:" + known),
                Map.entry(
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + layout.ports().postgres() + "/" + service),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", service),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", secrets.password("database." + service)),
                // As in deploy/base/platform: a replica of the release before may start on the schema of this one.
                Map.entry("QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future,*:missing"),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer()),
                Map.entry("LINLI_SECRETS_TRACKING_KEY", secrets.key("tracking-key")),
                Map.entry("LINLI_SECRETS_LINK_KEY", secrets.key("link-key")),
                Map.entry("LINLI_SECRETS_PEOPLE_KEY", secrets.key("people-key")),
                Map.entry(
                        "LINLI_PHOTOS_DIRECTORY",
                        home.resolve("photos").resolve(service).toString()),
                Map.entry("LINLI_CLOCK_OFFSET_FILE", layout.clockOffsetFile().toString())));
        ROTATED.forEach((name, variable) -> secrets.given(name).ifPresent(keys -> environment.put(variable, keys)));
        if (life == Life.WITH_US) {
            // What a service logs in a container, and each event with its trace: tests look for what must not stand
            // there.
            environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true");
            environment.put("QUARKUS_LOG_CATEGORY__ORG_LINLI_KIT_CONSUME__LEVEL", "DEBUG");
        }
        environment.putAll(settings);
        return environment;
    }
}
