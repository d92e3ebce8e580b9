package org.linli.volunteer.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.linli.kit.state.Transitions;
import org.linli.volunteer.need.NeedTable;

class StateTablesTest {

    private static final Path STATES = Path.of("../docs/states");

    @Test
    void thePublishedTablesAreTheTablesTheCodeWorksBy() throws IOException {
        assertPublished("need.md", NeedTable.NEED);
        assertPublished("claim.md", ClaimTable.CLAIMS);
    }

    @Test
    void everyEventTheTablesNameHasAnApprovedSchema() {
        Stream.of(NeedTable.NEED, ClaimTable.CLAIMS)
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> row.events().stream())
                .forEach(event -> assertThat(StateTablesTest.class.getResource(
                                "/contracts/events/linli.volunteer.needs/linli.volunteer." + event + ".v1.schema.json"))
                        .as(event)
                        .isNotNull());
    }

    /** Run with {@code -Dlinli.write-docs=true} to write the pages anew after a change of a table. */
    private static void assertPublished(String page, Transitions<?, ?> table) throws IOException {
        Path file = STATES.resolve(page);
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.createDirectories(STATES);
            Files.writeString(file, table.asMarkdown());
        }
        assertThat(file).hasContent(table.asMarkdown());
    }
}
