package org.linli.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/**
 * What a service's figures over its tables are held to: every half minute in every replica, none may walk a table that grows
 * with the years. With all other ways forbidden, PostgreSQL walks a table only where there is no index to count along.
 */
public abstract class FiguresAlongIndexes {

    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (\\w+)");
    private static final int ROOMS_OF_THE_KIT = 2;

    @Inject
    AgroalDataSource database;

    @Any
    @Inject
    Instance<TableFigures> rooms;

    @Test
    void everyFigureIsCountedAlongAnIndex() throws SQLException {
        assertThat(rooms).as("the kit's and the service's own").hasSizeGreaterThan(ROOMS_OF_THE_KIT);
        assertThat(wholeTables()).isEmpty();
    }

    /** Figure and table, for each table that is walked from end to end. */
    private List<String> wholeTables() throws SQLException {
        List<String> found = new ArrayList<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            try {
                for (TableFigures room : rooms) {
                    for (Figure figure : room.figures()) {
                        try (ResultSet plan = statement.executeQuery("EXPLAIN " + figure.sql())) {
                            while (plan.next()) {
                                Matcher walked = WHOLE_TABLE.matcher(plan.getString(1));
                                if (walked.find()) {
                                    found.add(figure.name() + " walks " + walked.group(1));
                                }
                            }
                        }
                    }
                }
            } finally {
                statement.execute("RESET enable_seqscan");
            }
        }
        return found;
    }
}
