package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReportTrayComponentTest {

    @Inject
    AgroalDataSource database;

    @Test
    void aPageIsReadFromAnIndexInItsOrderWhateverLiesInTheTable() {
        QuarkusTransaction.begin();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO report (id, number, version, state, text, channel, client, category, area, first_area,
                                        submitted_at, accepted_at)
                    SELECT gen_random_uuid(), '20200101-' || (900000000 + i), 1, 'accepted', 'x', 'app', '',
                           'plan-' || i % 100, 'plan-' || i % 232, 'plan', t.at, t.at
                      FROM generate_series(1, 60000) i
                     CROSS JOIN LATERAL (SELECT timestamptz '2020-01-01Z' + i * interval '1 minute') t(at)""");
            statement.execute("ANALYZE report");

            String page =
                    "(r.submitted_at, r.id) > (timestamptz '2020-01-20Z', '00000000-0000-7000-8000-000000000000'::uuid)";
            assertThat(plan(connection, "r.state = 'accepted'", page))
                    .contains("Index")
                    .doesNotContain("Seq Scan on report r");
            assertThat(plan(connection, "r.state = 'accepted'", "r.area = ANY('{plan-7}')", page))
                    .contains("Index")
                    .doesNotContain("Seq Scan on report r");
            assertThat(plan(connection, "r.state = 'accepted'", "r.category = 'plan-7'", page))
                    .contains("report_tray_of_category");
            assertThat(plan(connection, page)).contains("report_by_time").doesNotContain("Sort");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    private static String plan(Connection connection, String... where) throws SQLException {
        StringBuilder plan = new StringBuilder();
        String literal = ReportTray.statement(List.of(where))
                .replaceFirst("r.text\\), \\?\\)", "r.text), 120)")
                .replaceFirst("LIMIT \\?$", "LIMIT 51");
        try (PreparedStatement explain = connection.prepareStatement("EXPLAIN " + literal);
                ResultSet line = explain.executeQuery()) {
            while (line.next()) {
                plan.append(line.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
