package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {

    @TempDir
    Path project;

    private String before = "";

    @BeforeEach
    void aProject() throws IOException {
        write("pom.xml", "<project/>");
        write("intake-service/src/main/java/A.java", "class A {}");
        before = Sources.fingerprint(project);
    }

    @Test
    void aChangedSourceAsksForABuild() throws IOException {
        write("intake-service/src/main/java/A.java", "class A { }");

        assertThat(Sources.fingerprint(project)).isNotEqualTo(before);
    }

    @Test
    void aNewAndUntrackedSourceAsksForABuild() throws IOException {
        write("intake-service/src/main/java/B.java", "class B {}");

        assertThat(Sources.fingerprint(project)).isNotEqualTo(before);
    }

    @Test
    void outputTestsAndDocumentsAskForNone() throws IOException {
        write("intake-service/target/A.class", "x");
        write("intake-service/src/test/java/ATest.java", "class ATest {}");
        write("docs/a.md", "words");
        write(".linli/logs/intake.log", "line");

        assertThat(Sources.fingerprint(project)).isEqualTo(before);
    }

    private void write(String path, String text) throws IOException {
        var file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
