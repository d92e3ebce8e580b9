package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path home;

    @Test
    void aSecretStaysTheSameFromStartToStart() {
        var first = new Secrets(home.resolve("secrets.properties"));
        var key = first.key("link-key");
        var password = first.password("database.intake");

        var second = new Secrets(home.resolve("secrets.properties"));

        assertThat(second.key("link-key")).isEqualTo(key);
        assertThat(second.password("database.intake")).isEqualTo(password);
        assertThat(Base64.getDecoder().decode(key)).hasSize(32);
    }

    @Test
    void onlyItsOwnerReadsTheFile() throws IOException {
        new Secrets(home.resolve("secrets.properties")).key("link-key");

        var permissions = Files.getPosixFilePermissions(home.resolve("secrets.properties"));

        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void twoPlatformsHaveDifferentSecrets() {
        var here = new Secrets(home.resolve("here/secrets.properties"));
        var there = new Secrets(home.resolve("there/secrets.properties"));

        assertThat(here.key("link-key")).isNotEqualTo(there.key("link-key"));
    }
}
