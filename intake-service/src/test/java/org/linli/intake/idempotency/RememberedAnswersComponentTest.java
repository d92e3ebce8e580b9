package org.linli.intake.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.intake.testing.Calls;
import org.linli.intake.testing.CityOfTwoStreets;

/**
 * A process that was started anew knows of earlier calls only what the table says. So does this one of a key that it never
 * saw in a call: its row is put there as the process before would have left it.
 */
@QuarkusTest
class RememberedAnswersComponentTest {

    @Inject
    AgroalDataSource database;

    @BeforeEach
    void city() {
        CityOfTwoStreets.load();
    }

    @Test
    void afterARestartARepeatedCallGetsTheFirstAnswerAndMakesNoSecondReport() throws SQLException {
        String before = UUID.randomUUID().toString();
        Map<String, Object> body = Calls.pothole();
        body.put("text", "只有一件 " + before);
        Response first = under(before, body);
        String after = knownOnlyToTheTable(before);

        Response repeated = under(after, body);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(repeated.statusCode()).isEqualTo(201);
        assertThat(repeated.asString()).isEqualTo(first.asString());
        assertThat(reportsWith((String) body.get("text"))).isEqualTo(1);
    }

    @Test
    void afterARestartTheKeyStillBelongsToItsFirstRequest() throws SQLException {
        String before = UUID.randomUUID().toString();
        Map<String, Object> body = Calls.pothole();
        under(before, body).then().statusCode(201);
        String after = knownOnlyToTheTable(before);
        body.put("text", "别的事 " + before);

        under(after, body).then().statusCode(409).body("type", endsWith("/idempotency-key-reused"));

        assertThat(reportsWith((String) body.get("text"))).isZero();
    }

    @Test
    void theFirstAnswerIsGivenAgainEvenWhenTheCityHasChangedSoThatTheRequestWouldBeRefused() throws SQLException {
        String before = UUID.randomUUID().toString();
        Map<String, Object> body = Map.of("text", "灯", "area", "tc-g1", "category", "road-lamp");
        Response first = under(before, body);
        String after = knownOnlyToTheTable(before);
        CityOfTwoStreets.asItIs()
                .edit("categories.csv", "road-lamp,road,路灯不亮,Dead lamp,\n", "")
                .loadAs(null);
        try {
            Response repeated = under(after, body);
            Response fresh = under(UUID.randomUUID().toString(), body);

            assertThat(first.statusCode()).isEqualTo(201);
            assertThat(repeated.asString()).isEqualTo(first.asString());
            fresh.then().statusCode(400);
        } finally {
            CityOfTwoStreets.loadNow();
        }
    }

    /** The same row under a key that no call has used yet. @return that key */
    private String knownOnlyToTheTable(String key) throws SQLException {
        String other = UUID.randomUUID().toString();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO idempotency_key (scope, key, body_hash, answer, created_at)
                        SELECT scope, ?, body_hash, answer, created_at FROM idempotency_key WHERE key = ?""")) {
            insert.setString(1, other);
            insert.setString(2, key);
            assertThat(insert.executeUpdate()).isEqualTo(1);
        }
        return other;
    }

    private int reportsWith(String text) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT count(*) FROM report WHERE text = ?")) {
            select.setString(1, text);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    private static Response under(String key, Map<String, Object> body) {
        return Calls.json().header("Idempotency-Key", key).body(body).post("/v1/reports");
    }
}
