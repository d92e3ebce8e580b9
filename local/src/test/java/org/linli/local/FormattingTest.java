package org.linli.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FormattingTest {

    private final Trouble failed = new Trouble("the formatting could not be checked");

    @Test
    void filesThatAreNotFormattedAreNamedOnceWithWhatMendsThem() {
        var log = """
                [ERROR] Failed to execute goal com.diffplug.spotless:spotless-maven-plugin:3.11.0:check (default-cli) on \
                project intake-service: The following files had format violations:
                [ERROR]     src/main/java/org/linli/intake/Report.java
                [ERROR]         @@ -1,3 +1,3 @@
                [ERROR]     src/test/java/org/linli/intake/ReportTest.java
                [ERROR] Run 'mvn spotless:apply' to fix these violations.
                """;

        assertThat(Formatting.explained(log, failed))
                .hasMessage("not formatted: Report.java, ReportTest.java; ./mvnw spotless:apply mends it");
    }

    @Test
    void manyFilesAreCounted() {
        var log = "The following files had format violations:\n"
                + "[ERROR]     src/A%d.java\n".repeat(6).formatted(1, 2, 3, 4, 5, 6);

        assertThat(Formatting.explained(log, failed))
                .hasMessage("not formatted: 6 files; ./mvnw spotless:apply mends it");
    }

    @Test
    void anythingElseIsShownAsItIs() {
        assertThat(Formatting.explained("[ERROR] Could not transfer artifact", failed))
                .isSameAs(failed);
    }
}
