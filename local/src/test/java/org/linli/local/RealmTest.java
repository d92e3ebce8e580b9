package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmTest {

    private static final String CHIEF = "9b2b8a38-6f0a-4c60-8f0b-1f4a5a2f7c11";

    @TempDir
    Path city;

    @Test
    void aLoginBecomesAUserWithItsSubjectAndRoles() throws IOException {
        var realm = realm("chief," + CHIEF + ",duty-chief;auditor,王芳,linli-desk");

        var user = only(realm.get("users"), "username", "chief");

        assertThat(user.get("id").asText()).isEqualTo(CHIEF);
        assertThat(user.get("realmRoles")).extracting(JsonNode::asText).containsExactly("duty-chief", "auditor");
        assertThat(user.get("firstName").asText()).isEqualTo("王芳");
    }

    @Test
    void everyClientPutsTheAudienceOfTheServicesIntoItsTokens() throws IOException {
        var realm = realm("chief," + CHIEF + ",duty-chief,王芳,linli-desk");

        assertThat(realm.get("clients"))
                .hasSize(5)
                .allSatisfy(client -> assertThat(client.at("/protocolMappers/0/config/included.custom.audience")
                                .asText())
                        .isEqualTo("linli-api"));
    }

    @Test
    void theTwelveRolesOfTheDesignAreThere() throws IOException {
        var realm = realm("chief," + CHIEF + ",duty-chief,王芳,linli-desk");

        assertThat(realm.at("/roles/realm")).hasSize(12);
    }

    /** {@code -Dlinli.write-docs=true} writes it anew. */
    @Test
    void aCitysRealmIsPublishedAndLetsNobodyInByItself() throws IOException {
        var published = Path.of("..", "deploy", "components", "keycloak", "realm.json");
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.writeString(published, Realm.ofACity() + "\n");
        }

        assertThat(published).hasContent(Realm.ofACity());
        var realm = new ObjectMapper().readTree(published.toFile());
        assertThat(realm.findValues("credentials")).isEmpty();
        assertThat(realm.findValues("secret")).isEmpty();
        assertThat(realm.findValues("directAccessGrantsEnabled"))
                .extracting(JsonNode::asBoolean)
                .containsOnly(false);
        assertThat(realm.at("/roles/realm")).hasSize(12);
    }

    @Test
    void anUnknownRoleIsNamedWithItsLine() {
        assertThatThrownBy(() -> realm("chief," + CHIEF + ",emperor,王芳,linli-desk"))
                .hasMessageContaining("logins.csv")
                .hasMessageContaining("line 2")
                .hasMessageContaining("emperor");
    }

    @Test
    void aUsernameMayStandOnceOnly() {
        assertThatThrownBy(() -> realm(
                        "chief," + CHIEF + ",duty-chief,王芳,linli-desk\nchief," + CHIEF + ",auditor,王芳,linli-desk"))
                .hasMessageContaining("line 3");
    }

    @Test
    void missingLoginsAreNamed() {
        assertThatThrownBy(() -> Realm.json(city.resolve("logins.csv"), List.of()))
                .hasMessageContaining(city.resolve("logins.csv").toString());
    }

    private JsonNode realm(String rows) throws IOException {
        var logins = city.resolve("logins.csv");
        Files.writeString(logins, "username,subject,roles,display_name,client\n" + rows + "\n");
        return new ObjectMapper().readTree(Realm.json(logins, List.of("http://localhost:8081/*")));
    }

    private static JsonNode only(JsonNode all, String field, String value) {
        return StreamSupport.stream(all.spliterator(), false)
                .filter(each -> each.path(field).asText().equals(value))
                .reduce((one, other) -> {
                    throw new AssertionError("more than one " + value);
                })
                .orElseThrow();
    }
}
