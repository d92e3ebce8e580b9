package org.linli.kit.figure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.linli.kit.testing.TestIdentity;
import org.linli.local.testing.PartsTestResource;

@QuarkusTest
@QuarkusTestResource(value = PartsTestResource.class, initArgs = @ResourceArg(name = "service", value = "kit"))
@QuarkusTestResource(TestIdentity.class)
class CountingFiguresComponentTest {

    @Inject
    CountingFigures figures;

    @Inject
    AgroalDataSource database;

    @Test
    void aFigureThatCannotBeCountedIsNoNumberUntilItCanBeAgain() throws SQLException {
        change("CREATE TABLE IF NOT EXISTS doubtful (id int)");
        figures.count();
        assertThat(page()).contains("\nlinli_kit_doubtful{service=\"kit\",} 0.0\n");

        change("DROP TABLE doubtful");
        figures.count();
        assertThat(page())
                .contains("\nlinli_kit_doubtful{service=\"kit\",} NaN\n")
                .contains("\nlinli_outbox_unsent{");
        assertThat(page()).containsPattern("linli_figures_failed_total\\{service=\"kit\",\\} [1-9]");

        change("CREATE TABLE doubtful (id int)");
        figures.count();
        assertThat(page()).contains("\nlinli_kit_doubtful{service=\"kit\",} 0.0\n");
    }

    @Test
    void moreLabelsThanAnybodyReadsAreOne() {
        figures.count();

        assertThat(figures.latest().get("linli.kit.many")).hasSize(Figure.MOST_LABELS);
        assertThat(figures.latest().get("linli.kit.many").values().stream()
                        .mapToDouble(v -> v)
                        .sum())
                .isEqualTo(700);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String page() {
        return given().accept("text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
