package org.linli.intake.wish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WishTableTest {

    @Test
    void thePageOfTheDocumentationIsTheTable() throws IOException {
        Path page = Path.of("..", "docs", "states", "wish.md");
        String table = WishTable.TABLE.asMarkdown();

        if (Boolean.getBoolean("linli.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, table);
        }

        assertThat(Files.readString(page)).isEqualTo(table);
    }

    @Test
    void everyEventTheTableNamesHasAnApprovedSchema() {
        WishTable.TABLE.rows().stream()
                .flatMap(row -> row.events().stream())
                .forEach(event -> assertThat(WishTableTest.class.getResource(
                                "/contracts/events/linli.intake.wishes/linli.intake." + event + ".v1.schema.json"))
                        .as(event)
                        .isNotNull());
    }

    @Test
    void whatHasEndedStaysEnded() {
        for (WishState end : new WishState[] {
            WishState.FULFILLED, WishState.UNFULFILLED, WishState.REFUSED, WishState.WITHDRAWN, WishState.LAPSED
        }) {
            assertThat(WishTable.TABLE.possible(end)).isEmpty();
        }
    }
}
