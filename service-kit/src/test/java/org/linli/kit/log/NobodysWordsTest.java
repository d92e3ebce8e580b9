package org.linli.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class NobodysWordsTest {

    private static final String WORDS = "张奶奶,平安里 12 号";

    @Test
    void anExceptionIsToldByItsKindAndPlaceWithoutWhatItQuotes() {
        String logged =
                logged("org.linli.care.visit.VisitResource", new IllegalStateException(WORDS, unreadableDate()));

        assertThat(logged)
                .doesNotContain("张奶奶")
                .contains("java.lang.IllegalStateException", "Caused by: java.time.format.DateTimeParseException")
                .contains("NobodysWordsTest.unreadableDate");
    }

    @Test
    void theDatabaseIsToldByItsCodeAlsoWhereItIsWrappedAndSuppressed() {
        SQLException refused =
                new SQLException("ERROR: invalid input syntax for type date: \"" + WORDS + "\"", "22007");
        Wrapped wrapped = new Wrapped(refused);
        wrapped.addSuppressed(new RuntimeException(WORDS));

        assertThat(logged("io.quarkus.scheduler.runtime.Sweep", wrapped))
                .doesNotContain("张奶奶")
                .contains(
                        Wrapped.class.getName(),
                        "Caused by: java.sql.SQLException 22007",
                        "Suppressed: java.lang.RuntimeException");
    }

    @Test
    void whatOursSaysStaysAndSoDoesWhatIsSaidOfSettings() {
        assertThat(logged("org.linli.kit.consume.Consuming", new OursFailed("ce_time: not RFC 3339")))
                .contains("ce_time: not RFC 3339");
        assertThat(logged("io.quarkus.runtime.Application", new IllegalStateException("not applied to database")))
                .contains("not applied to database");
    }

    private static DateTimeParseException unreadableDate() {
        try {
            LocalDate.parse(WORDS);
            throw new AssertionError("a date");
        } catch (DateTimeParseException unreadable) {
            return unreadable;
        }
    }

    private static String logged(String logger, Throwable thrown) {
        LogRecord record = new LogRecord(Level.SEVERE, "it failed");
        record.setLoggerName(logger);
        record.setThrown(thrown);
        assertThat(new NobodysWords().isLoggable(record)).isTrue();
        StringWriter text = new StringWriter();
        record.getThrown().printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static final class Wrapped extends RuntimeException {
        Wrapped(SQLException cause) {
            super(cause);
        }
    }

    private static final class OursFailed extends RuntimeException {
        OursFailed(String message) {
            super(message);
        }
    }
}
