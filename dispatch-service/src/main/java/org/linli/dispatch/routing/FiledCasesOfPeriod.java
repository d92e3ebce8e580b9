package org.linli.dispatch.routing;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.linli.kit.consume.DatabaseFailed;

/** Cases filed in a period, the latest first; imported ones were never routed here and are left out. */
@ApplicationScoped
class FiledCasesOfPeriod {

    private final AgroalDataSource database;

    FiledCasesOfPeriod(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional
    List<FiledCase> between(Instant from, Instant to, int most) {
        List<FiledCase> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("""
                        SELECT number, category_code, area_code, street_code, longitude, latitude, filed_at
                          FROM case_file
                         WHERE filed_by IS NOT NULL AND filed_at >= ? AND filed_at < ?
                         ORDER BY filed_at DESC LIMIT ?""")) {
            select.setObject(1, OffsetDateTime.ofInstant(from, ZoneOffset.UTC));
            select.setObject(2, OffsetDateTime.ofInstant(to, ZoneOffset.UTC));
            select.setInt(3, most);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    found.add(new FiledCase(
                            row.getString(1),
                            new CasePlace(
                                    String.valueOf(row.getString(2)),
                                    row.getString(3),
                                    row.getString(4),
                                    row.getObject(5, Double.class),
                                    row.getObject(6, Double.class)),
                            row.getObject(7, OffsetDateTime.class).toInstant()));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return found;
    }
}
