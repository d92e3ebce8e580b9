package org.linli.kit.testing;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** Whether each figure can be counted along an index: with all other ways forbidden, PostgreSQL walks a table only without one. */
public final class FigurePlans {

    private static final Pattern WHOLE_TABLE = Pattern.compile("Seq Scan on (\\w+)");

    private FigurePlans() {}

    /** @return figure and table, for each table that is walked from end to end */
    public static List<String> wholeTables(AgroalDataSource database, Iterable<TableFigures> rooms)
            throws SQLException {
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
