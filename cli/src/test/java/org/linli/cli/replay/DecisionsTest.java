package org.linli.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.cli.replay.CsvRows.RowFault;

class DecisionsTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void stepsThatWereTakenComeByTheNameOfAnImportsFieldAndOthersNotAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("decisions.csv"), """
                message_id,filed_at,declined_at,dispatched_at,reported_back_at,checked_at,closed_at
                1,2019-04-25T09:00:00,,2019-04-25T09:00:00,,,2019-05-01T10:00:00
                2,,2019-04-26T09:00:00,,,,
                3,yesterday,,,,,
                9,,,,,,2019-05-01T10:00:00
                """);

        Decisions decisions = Decisions.read(file, ZoneId.of("Asia/Shanghai"));

        Message first = new Message(2, "1", "", Instant.EPOCH, "t", null, null);
        assertThat(decisions.of(first).orElseThrow())
                .containsExactly(
                        entry("filedAt", Instant.parse("2019-04-25T01:00:00Z")),
                        entry("dispatchedAt", Instant.parse("2019-04-25T01:00:00Z")),
                        entry("closedAt", Instant.parse("2019-05-01T02:00:00Z")));
        Message undecided = new Message(5, "8", "", Instant.EPOCH, "t", null, null);
        assertThat(decisions.of(undecided)).contains(Map.of());
        assertThat(Decisions.NONE.of(undecided)).isEmpty();
        assertThat(decisions.faults()).extracting(RowFault::line).containsExactly(4);
        assertThat(decisions.strangers(Set.of("1", "2")))
                .extracting(RowFault::line)
                .containsExactly(5);
    }
}
