package org.linli.volunteer.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.linli.kit.state.Transitions;

class InvitationStateTablesTest {

    private static final Path STATES = Path.of("../docs/states");

    @Test
    void thePublishedTablesAreTheTablesTheCodeWorksBy() throws IOException {
        assertPublished("invitation.md", InvitationTable.INVITATIONS);
        assertPublished("filling.md", FillingTable.FILLING);
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
