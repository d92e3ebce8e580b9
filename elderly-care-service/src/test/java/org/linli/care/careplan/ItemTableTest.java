package org.linli.care.careplan;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.linli.care.testing.PublishedTables;

class ItemTableTest {

    @Test
    void thePageOfTheTableSaysWhatTheTableSays() throws IOException {
        PublishedTables.assertPublished("care-item.md", ItemTable.ITEM);
    }
}
