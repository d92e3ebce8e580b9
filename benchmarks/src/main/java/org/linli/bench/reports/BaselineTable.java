package org.linli.bench.reports;

import org.linli.bench.platform.Rows;

/** The table of the baseline: a key from a sequence, no other index, rows about as wide as a report's. */
final class BaselineTable {

    static final String COLUMNS = "(subject, area, longitude, latitude, text, filler)";

    private static final int SAMPLE = 1_000;
    /** What the columns beside the filler take, measured as the reports are. */
    private static final int OTHERS = 300;

    private final Rows rows;

    private BaselineTable(Rows rows) {
        this.rows = rows;
    }

    static BaselineTable in(Rows rows) {
        rows.execute("DROP TABLE IF EXISTS single_row", """
                CREATE TABLE single_row (
                  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                  submitted_at timestamptz NOT NULL DEFAULT now(),
                  subject      text NOT NULL,
                  area         text NOT NULL,
                  longitude    double precision NOT NULL,
                  latitude     double precision NOT NULL,
                  text         text NOT NULL,
                  filler       text NOT NULL)
                """);
        return new BaselineTable(rows);
    }

    /** The values of a row that is about as wide as those of the other table, as SQL. */
    String values(long bytes) {
        int filler = Math.toIntExact(Math.max(0, bytes - OTHERS));
        return "('3ed3c365-3d7b-5572-b3fb-99a9f5a2dc34', 'ah-bq-01-03-g07', 114.825547, 31.180360, '"
                + SubmittingReports.WORDS + "', '" + "x".repeat(filler) + "')";
    }

    long count() {
        return rows.number("SELECT count(*) FROM single_row");
    }

    long bytesPerRow() {
        return bytesPerRow(rows, "single_row");
    }

    static long bytesPerRow(Rows rows, String table) {
        return rows.number("SELECT coalesce(round(avg(pg_column_size(r.*))), 0) FROM (SELECT * FROM " + table
                + " LIMIT " + SAMPLE + ") r");
    }
}
