package org.linli.cli.replay;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Points in time as such files give them: {@code 2019-04-25T09:32:09}, a blank for the T, slashes, with or without zone. */
final class LocalTimes {

    private static final List<DateTimeFormatter> LOCAL = List.of(
            DateTimeFormatter.ofPattern("uuuu-M-d'T'H:mm[:ss[.SSS]]").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu-M-d H:mm[:ss[.SSS]]").withResolverStyle(ResolverStyle.STRICT),
            DateTimeFormatter.ofPattern("uuuu/M/d H:mm[:ss]").withResolverStyle(ResolverStyle.STRICT));

    private LocalTimes() {}

    /**
     * @param zone of a time without one
     * @return null when nothing is given
     * @throws BadRow naming the column when it is no time
     */
    static @Nullable Instant parse(String column, String text, ZoneId zone) {
        String given = text.strip();
        if (given.isEmpty()) {
            return null;
        }
        for (DateTimeFormatter format : LOCAL) {
            try {
                return LocalDateTime.parse(given, format).atZone(zone).toInstant();
            } catch (DateTimeException another) {
                continue;
            }
        }
        try {
            return OffsetDateTime.parse(given).toInstant();
        } catch (DateTimeException none) {
            throw new BadRow(column + ": 不是时间 · not a time: " + (given.length() > 40 ? given.substring(0, 40) : given));
        }
    }
}
