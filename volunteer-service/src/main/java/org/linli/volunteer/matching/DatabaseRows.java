package org.linli.volunteer.matching;

import java.util.List;
import org.linli.kit.sql.Database;

/** Runs the statements of matching in the caller's transaction. */
final class DatabaseRows implements RowSource {

    private final Database database;

    DatabaseRows(Database database) {
        this.database = database;
    }

    @Override
    public <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
        return database.list(sql, reader::read, arguments);
    }
}
