package org.linli.citypack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackFolderTest {

    @TempDir
    Path folder;

    @TempDir
    Path elsewhere;

    @Test
    void filesAreKnownByTheirPathInsideTheFolder() throws IOException {
        Files.createDirectories(folder.resolve("calendar"));
        Files.writeString(folder.resolve("calendar/2026.csv"), "date");
        Files.writeString(folder.resolve("pack.yaml"), "format: 1");
        Files.writeString(folder.resolve(".hidden"), "");

        assertThat(PackFolder.read(folder)).containsOnlyKeys("calendar/2026.csv", "pack.yaml");
    }

    @Test
    void whatIsImportedAfterwardsIsNoPartOfThePack() throws IOException {
        Files.createDirectories(folder.resolve("volunteering"));
        Files.writeString(folder.resolve("volunteering/people.csv"), "reference,name");
        Files.writeString(folder.resolve("pack.yaml"), "format: 1");

        assertThat(PackFolder.read(folder)).containsOnlyKeys("pack.yaml");
        assertThat(PackFolder.read(folder.resolve("volunteering"))).containsOnlyKeys("people.csv");
    }

    @Test
    void aLinkOutOfTheFolderIsRefused() throws IOException {
        Path secret = Files.writeString(elsewhere.resolve("secret"), "x");
        Files.createSymbolicLink(folder.resolve("areas.csv"), secret);

        assertThatThrownBy(() -> PackFolder.read(folder))
                .isInstanceOf(UnreadableFolder.class)
                .hasMessageContaining("areas.csv");
    }

    @Test
    void aLinkInsideTheFolderIsFollowed() throws IOException {
        Files.writeString(folder.resolve("a.csv"), "x");
        Files.createSymbolicLink(folder.resolve("b.csv"), Path.of("a.csv"));

        assertThat(PackFolder.read(folder).get("b.csv")).asString().isEqualTo("x");
    }

    @Test
    void tooManyFilesAreRefused() throws IOException {
        for (int i = 0; i < 201; i++) {
            Files.writeString(folder.resolve(i + ".csv"), "");
        }

        assertThatThrownBy(() -> PackFolder.read(folder)).isInstanceOf(UnreadableFolder.class);
    }

    @Test
    void aFileTooLargeIsRefused() throws IOException {
        Files.write(folder.resolve("grids.geojson"), new byte[(20 << 20) + 1]);

        assertThatThrownBy(() -> PackFolder.read(folder))
                .isInstanceOf(UnreadableFolder.class)
                .hasMessageContaining("20 MB");
    }

    @Test
    void whatIsNoFolderIsRefused() {
        assertThatThrownBy(() -> PackFolder.read(folder.resolve("nowhere"))).isInstanceOf(UnreadableFolder.class);
    }
}
