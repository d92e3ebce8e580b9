package org.linli.local;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The local realm as Keycloak imports it: the clients of {@code realm/linli-realm.json}, and one user per row of the
 * city pack's {@code logins.csv}, whose password is {@code linli-<username>}. For trying things out on one machine only.
 */
final class Realm {

    static final String NAME = "linli";

    /** What the services demand in {@code aud}. */
    static final String AUDIENCE = "linli-api";

    private static final List<String> ROLES = List.of(
            "resident",
            "grid-worker",
            "desk",
            "dispatcher",
            "duty-chief",
            "unit-handler",
            "inspector",
            "carer",
            "volunteer",
            "organisation",
            "auditor",
            "administrator");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Realm() {}

    /**
     * The realm to import.
     *
     * @param logins {@code logins.csv} of a city pack
     * @param redirects addresses a browser may be sent back to after logging in
     * @throws IllegalStateException with file and line when a row cannot be used
     */
    static String json(Path logins, List<String> redirects) {
        var realm = template(redirects);
        addUsers(realm, logins);
        return written(realm);
    }

    /**
     * The realm that a city's Keycloak begins with ({@code deploy/components/keycloak/realm.json}): the same roles and clients, and
     * nobody who could sign in. Passwords are hashed as Keycloak does by itself, none are traded for a token without a browser, and
     * Keycloak makes the hotline's secret.
     */
    static String ofACity() {
        var realm = template(List.of());
        realm.put("displayName", "邻里 Linli").put("sslRequired", "external");
        realm.put("passwordPolicy", "length(12) and notUsername");
        realm.put("bruteForceProtected", true);
        realm.withArray("clients").forEach(client -> {
            ((ObjectNode) client).put("directAccessGrantsEnabled", false);
            ((ObjectNode) client).remove("secret");
        });
        return written(realm);
    }

    private static ObjectNode template(List<String> redirects) {
        try (var template = Realm.class.getResourceAsStream("/realm/linli-realm.json")) {
            var realm = (ObjectNode) JSON.readTree(template);
            var roles = realm.putObject("roles").putArray("realm");
            ROLES.forEach(role -> roles.addObject().put("name", role));
            realm.withArray("clients").forEach(client -> complete((ObjectNode) client, redirects));
            return realm;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the realm", e);
        }
    }

    private static String written(ObjectNode realm) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(realm);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the realm", e);
        }
    }

    private static void complete(ObjectNode client, List<String> redirects) {
        var mapper = client.putArray("protocolMappers").addObject();
        mapper.put("name", "audience").put("protocol", "openid-connect");
        mapper.put("protocolMapper", "oidc-audience-mapper");
        mapper.putObject("config")
                .put("included.custom.audience", AUDIENCE)
                .put("access.token.claim", "true")
                .put("id.token.claim", "false");
        if (client.path("standardFlowEnabled").asBoolean()) {
            redirects.forEach(client.putArray("redirectUris")::add);
            client.putArray("webOrigins").add("+");
        }
    }

    private static void addUsers(ObjectNode realm, Path logins) {
        if (!Files.exists(logins)) {
            throw new IllegalStateException(
                    "no log-ins: " + logins + " is missing (columns: username, subject, roles, display_name)");
        }
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .get();
        Set<String> seen = new HashSet<>();
        try (var parser = format.parse(Files.newBufferedReader(logins))) {
            for (var row : parser) {
                addUser(realm, row, seen);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException(logins + ": " + e.getMessage(), e);
        }
    }

    private static void addUser(ObjectNode realm, CSVRecord row, Set<String> seen) {
        var line = row.getRecordNumber() + 1;
        var username = row.get("username").replace("\uFEFF", "");
        var roles = List.of(row.get("roles").split("\\s*[;|]\\s*"));
        if (!username.matches("[a-z0-9-]{1,60}") || !seen.add(username)) {
            throw new IllegalArgumentException(
                    "line " + line + ": username '" + username + "' must be unique and match [a-z0-9-]{1,60}");
        }
        if (!ROLES.containsAll(roles)) {
            throw new IllegalArgumentException("line " + line + ": roles " + roles + " must be of " + ROLES);
        }
        var user = realm.withArray("users").addObject();
        user.put("id", UUID.fromString(row.get("subject")).toString());
        user.put("username", username).put("enabled", true).put("emailVerified", true);
        user.put("firstName", row.get("display_name"));
        roles.forEach(user.putArray("realmRoles")::add);
        var credential = user.putArray("credentials").addObject();
        credential.put("type", "password").put("value", "linli-" + username).put("temporary", false);
    }
}
