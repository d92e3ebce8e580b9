package org.linli.volunteer.backentry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BackEntryStateTableTest {

    private static final Path PAGE = Path.of("../docs/states/back-entry.md");

    /** Run with {@code -Dlinli.write-docs=true} to write the page anew after a change of the table. */
    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws IOException {
        String table = BackEntryTable.BACK_ENTRY.asMarkdown();
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.writeString(PAGE, table);
        }
        assertThat(PAGE).hasContent(table);
    }

    @Test
    void nothingLeadsOutOfABookedOrRefusedOne() {
        assertThat(BackEntryTable.BACK_ENTRY.possible(BackEntryState.BOOKED)).isEmpty();
        assertThat(BackEntryTable.BACK_ENTRY.possible(BackEntryState.REFUSED)).isEmpty();
    }
}
