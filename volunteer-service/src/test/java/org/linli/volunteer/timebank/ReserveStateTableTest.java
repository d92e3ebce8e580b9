package org.linli.volunteer.timebank;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReserveStateTableTest {

    private static final Path PAGE = Path.of("../docs/states/reserve-filling.md");

    /** Run with {@code -Dlinli.write-docs=true} to write the page anew after a change of the table. */
    @Test
    void thePublishedTableIsTheTableTheCodeWorksBy() throws IOException {
        String table = ReserveTable.RESERVE.asMarkdown();
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.writeString(PAGE, table);
        }
        assertThat(PAGE).hasContent(table);
    }

    @Test
    void nothingLeadsOutOfWhatIsDecided() {
        assertThat(ReserveTable.RESERVE.possible(ReserveState.BOOKED)).isEmpty();
        assertThat(ReserveTable.RESERVE.possible(ReserveState.REFUSED)).isEmpty();
    }
}
