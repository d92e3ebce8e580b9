package org.linli.volunteer.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Runs statements of matching, in whose transaction and on which connection it knows. */
public interface RowSource {

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** @param arguments texts, numbers, ids, instants, and lists of text for arrays */
    <T> List<T> list(String sql, Reader<T> reader, Object... arguments);
}
