package org.linli.kit.consume;

import java.sql.SQLException;

/** The database refused; whether that passes by itself is for the caller to judge from the cause. */
public final class DatabaseFailed extends RuntimeException {
    public DatabaseFailed(SQLException cause) {
        super(cause);
    }
}
