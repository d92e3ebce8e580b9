package org.linli.cli.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.cli.api.Refusal;

class WritingManifestsTest {

    private static final Path ANHE = Path.of("../cities/anhe");
    private static final Path OF_ANHE = Path.of("../deploy/components/units-anhe");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    /** Run {@code ./linli city manifests cities/anhe deploy/components/units-anhe} after the units of the sample city have changed. */
    @Test
    void whatIsDeployedForTheSampleCityIsWhatItsPackMakes() throws IOException {
        assertThat(write(ANHE)).isTrue();

        for (String file : new String[] {"kustomization.yaml", "topics.yaml", "users.yaml"}) {
            assertThat(folder.resolve("made").resolve(file)).hasSameTextualContentAs(OF_ANHE.resolve(file));
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("89 units");
    }

    @Test
    void aPackWithAFaultMakesNothing() throws IOException {
        try (var files = Files.list(ANHE)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Path units = folder.resolve("units.csv");
        Files.writeString(units, Files.readString(units) + "Dept Of Nobody,,department,无,Nobody,\n");

        assertThat(write(folder)).isFalse();

        assertThat(folder.resolve("made")).doesNotExist();
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("units.csv:91", "nothing was written");
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> write(folder.resolve("nowhere")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("there is no folder");
    }

    private boolean write(Path pack) {
        return new WritingManifests("en", new PrintStream(printed, true, StandardCharsets.UTF_8))
                .write(pack, folder.resolve("made"));
    }
}
