package org.linli.care.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.linli.kit.state.Transitions;

/** Whether the pages of docs/states say what the tables say. */
public final class PublishedTables {

    private static final Path STATES = Path.of("../docs/states");

    private PublishedTables() {}

    /** Run with {@code -Dlinli.write-docs=true} to write the pages anew after a change of a table. */
    public static void assertPublished(String page, Transitions<?, ?> table) throws IOException {
        Path file = STATES.resolve(page);
        if (Boolean.getBoolean("linli.write-docs")) {
            Files.writeString(file, table.asMarkdown());
        }
        assertThat(file).hasContent(table.asMarkdown());
    }
}
