package org.linli.kit.log;

import io.quarkus.logging.LoggingFilter;
import java.util.List;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

/**
 * The message of an exception may quote what somebody wrote: a date that cannot be read, a value that a column refuses. Of
 * those that are logged where people's words are handled only kind and place are told, and of the database its code. What
 * our own exceptions say is written for the log.
 */
@LoggingFilter(name = NobodysWords.NAME)
public final class NobodysWords implements Filter {

    static final String NAME = "nobodys-words";

    /** Others, such as those of a start that fails, speak of settings and of parts, and are needed as they are. */
    private static final List<String> WHERE_WORDS_ARE = List.of(
            "org.linli.",
            "io.quarkus.scheduler.",
            "io.quarkus.vertx.http.",
            "io.smallrye.reactive.messaging.",
            "com.arjuna.");

    @Override
    public boolean isLoggable(LogRecord record) {
        Throwable thrown = record.getThrown();
        String logger = record.getLoggerName();
        if (thrown != null && logger != null && WHERE_WORDS_ARE.stream().anyMatch(logger::startsWith)) {
            record.setThrown(Unquoted.of(thrown));
        }
        return true;
    }
}
