package org.linli.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;
import org.linli.intake.testing.Topic;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.TestTokens;

/** Whose report it is, is told of volunteers' own and of nobody else's. */
@QuarkusTest
class ReportersComponentTest {

    private static final String REPORTERS = "linli.intake.reporters";

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void aVolunteersOwnReportIsToldOnceWithWhoseItIs() {
        String subject = UUID.randomUUID().toString();
        String token = TestTokens.of(subject, "linli-app", "volunteer", "resident");
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Calls.pothole();

        String id = submitted(token, key, body).path("reportId");
        String again = submitted(token, key, body).path("reportId");

        assertThat(again).isEqualTo(id);
        Topic.Event told = await().until(() -> Topic.read(REPORTERS, id), e -> e.size() == 1)
                .getFirst();
        assertThat(told.type()).isEqualTo("linli.intake.report-made-by-volunteer.v1");
        assertThat(told.data().path("subject").asText()).isEqualTo(subject);
        assertThat(Contracts.broken(REPORTERS, told.type(), told.data().toString()))
                .isEmpty();
        assertThat(typesOf(id))
                .containsExactly("linli.intake.report-submitted.v1", "linli.intake.report-made-by-volunteer.v1");
    }

    @Test
    void nothingMoreIsToldOfAnybodyElsesReport() {
        String resident = submitted(
                        TestTokens.of(UUID.randomUUID().toString(), "linli-app", "resident"),
                        UUID.randomUUID().toString(),
                        Calls.pothole())
                .path("reportId");
        String ofNobody = Calls.submitted(Calls.pothole()).getString("reportId");

        for (String id : List.of(resident, ofNobody)) {
            assertThat(typesOf(id)).containsExactly("linli.intake.report-submitted.v1");
        }
    }

    private static Response submitted(String token, String key, Map<String, Object> body) {
        Response answer =
                Calls.as(token).header("Idempotency-Key", key).body(body).post("/v1/reports");
        answer.then().statusCode(201);
        return answer;
    }

    /** What the transaction of the submission gave to the outbox. */
    private List<String> typesOf(String key) {
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT type FROM outbox WHERE key = ? ORDER BY seq")) {
            select.setString(1, key);
            List<String> types = new java.util.ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    types.add(row.getString(1));
                }
            }
            return types;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
