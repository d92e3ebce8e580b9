package org.linli.dispatch.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.linli.citypack.Area;
import org.linli.dispatch.testing.Contract;
import org.linli.dispatch.testing.SampleCity;
import org.linli.dispatch.testing.Wire;

/** Areas come over one topic and dossiers over another: a dossier may be the first to name an area. */
@QuarkusTest
class NotYetKnownComponentTest {

    @Inject
    AgroalDataSource database;

    @Inject
    Registry registry;

    @Test
    void aDossierWaitsForTheAreaItNames() throws IOException, SQLException {
        SampleCity.inForce();
        UUID report = UUID.randomUUID();
        String area = "new-" + report.toString().substring(0, 8);
        try (Wire wire = new Wire()) {
            if (registry.category("env-waste-litter").isEmpty()) {
                wire.send(SampleCity.toldByIntake(SampleCity.pack(), 1));
            }
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> registry.category("env-waste-litter").isPresent());

            wire.send(List.of(dossier(report, area)));
            await().during(Duration.ofSeconds(2)).until(() -> cases(report) == 0);
            assertThat(letters(report)).isZero();
            wire.send(List.of(SampleCity.area(
                    new Area(area, "ah", "ah." + area, "district", "新区", "New District"), null, 1, false)));

            await().until(() -> cases(report) == 1);
            assertThat(letters(report)).isZero();
        }
    }

    private static Wire.Event dossier(UUID report, String area) throws IOException {
        String type = "linli.intake.dossier-opened.v1";
        ObjectNode data = (ObjectNode) new ObjectMapper().readTree(Contract.example("linli.intake.dossiers", type));
        data.put("reportId", report.toString());
        data.put("areaCode", area);
        data.put("categoryCode", "env-waste-litter");
        return new Wire.Event("linli.intake.dossiers", report.toString(), type, 1, Instant.now(), data.toString());
    }

    private long cases(UUID report) throws SQLException {
        return count("SELECT count(*) FROM case_file WHERE report_id = '" + report + "'");
    }

    private long letters(UUID report) throws SQLException {
        return count("SELECT count(*) FROM dead_letter WHERE key = '" + report + "'");
    }

    private long count(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var found = statement.executeQuery(sql)) {
            found.next();
            return found.getLong(1);
        }
    }
}
