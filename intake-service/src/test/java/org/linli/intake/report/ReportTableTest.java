package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.kit.state.Refused;

class ReportTableTest {

    private static final Instant NOW = Instant.parse("2026-03-09T00:33:00Z");

    @Test
    void thePageOfTheDocumentationIsTheTable() throws IOException {
        Path page = Path.of("..", "docs", "states", "report.md");
        String table = ReportTable.TABLE.asMarkdown();

        if (Boolean.getBoolean("linli.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, table);
        }

        assertThat(Files.readString(page)).isEqualTo(table);
    }

    @Test
    void aTrustedReportGoesToTheDeskAndAnUntrustedOneToItsGridFirst() {
        assertThat(submit(true, false)).isEqualTo(ReportState.TO_VERIFY);
        assertThat(submit(true, true)).isEqualTo(ReportState.TO_ACCEPT);
        assertThat(submit(false, false)).isEqualTo(ReportState.TO_ACCEPT);
    }

    @Test
    void theClockActsNotBeforeItsTime() {
        ReportTable.Facts early = new ReportTable.Facts(true, false, null, null, NOW.plusSeconds(1), NOW);

        assertThatThrownBy(() -> ReportTable.TABLE.decide(
                        ReportState.TO_VERIFY, ReportTable.TIME_IS_UP, Set.of(ReportTable.SYSTEM), early))
                .isInstanceOf(Refused.class);
    }

    @Test
    void whatIsDecidedStaysDecided() {
        assertThat(ReportTable.TABLE.possible(ReportState.ACCEPTED)).isEmpty();
        assertThat(ReportTable.TABLE.possible(ReportState.REFUSED)).isEmpty();
    }

    private static ReportState submit(boolean gridKnown, boolean trusted) {
        return ReportTable.TABLE
                .decide(
                        ReportState.NEW,
                        ReportTable.SUBMIT,
                        Set.of(ReportTable.ANYONE),
                        new ReportTable.Facts(gridKnown, trusted, null, null, null, NOW))
                .to();
    }
}
