package org.linli.volunteer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.linli.kit.figure.TableFigures;
import org.linli.kit.testing.FigurePlans;

/** Every half minute in every replica: no figure may walk a table that grows with the years. */
@QuarkusTest
class FiguresComponentTest {

    @Inject
    AgroalDataSource database;

    @Any
    @Inject
    Instance<TableFigures> rooms;

    @Test
    void everyFigureIsCountedAlongAnIndex() throws SQLException {
        assertThat(rooms).hasSizeGreaterThanOrEqualTo(4);
        assertThat(FigurePlans.wholeTables(database, rooms)).isEmpty();
    }
}
