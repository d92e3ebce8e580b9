package org.linli.intake.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.consume.DatabaseFailed;

/** How to reach reporters: personal data, read only where somebody has to call back. */
@ApplicationScoped
class Contacts {

    private final AgroalDataSource database;

    Contacts(AgroalDataSource database) {
        this.database = database;
    }

    @Transactional
    Optional<ReportViews.Contact> of(UUID reportId) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT name, phone FROM report_contact WHERE report_id = ?")) {
            select.setObject(1, reportId);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new ReportViews.Contact(row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
