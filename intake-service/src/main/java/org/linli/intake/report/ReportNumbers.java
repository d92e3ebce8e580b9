package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.linli.kit.time.CityTime;

/** Numbers that reporters are given: the day in the city's zone, then a running figure of 6 to 9 digits. */
@ApplicationScoped
public class ReportNumbers {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private final ZoneId zone;

    ReportNumbers(CityTime.Settings settings) {
        this.zone = settings.zone();
    }

    /** So many running figures, in one round trip. */
    public long[] figures(Connection connection, int count) throws SQLException {
        long[] figures = new long[count];
        try (PreparedStatement select =
                connection.prepareStatement("SELECT nextval('report_number') FROM generate_series(1, ?)")) {
            select.setInt(1, count);
            try (ResultSet row = select.executeQuery()) {
                for (int i = 0; row.next(); i++) {
                    figures[i] = row.getLong(1);
                }
            }
        }
        return figures;
    }

    public String number(Instant submitted, long figure) {
        return "%s-%06d".formatted(DAY.format(submitted.atZone(zone)), figure);
    }
}
