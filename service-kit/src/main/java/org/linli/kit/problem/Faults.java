package org.linli.kit.problem;

import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.transaction.xa.XAException;
import org.jspecify.annotations.Nullable;

/** Tells faults that pass by themselves (a part is away, two transactions met) from those that will come again. */
public final class Faults {

    /** PostgreSQL error classes, appendix A of its manual: connection, rollback, resources, operator intervention, system. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Faults() {}

    /**
     * Whether the fault, or anything that caused it, passes by itself. A commit that fails because the database went away
     * comes as a rollback without a cause: what happened is among the suppressed.
     */
    public static boolean isTransient(@Nullable Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (passes(cause)) {
                return true;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (isTransient(suppressed)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean passes(Throwable cause) {
        if (cause instanceof SQLTransientException || cause instanceof SQLRecoverableException) {
            return true;
        }
        if (cause instanceof SQLException sql) {
            String state = sql.getSQLState();
            return state != null
                            && state.length() == 5
                            && (PASSING_CLASSES.contains(state.substring(0, 2)) || LOCK_NOT_AVAILABLE.equals(state))
                    || isPoolExhausted(sql);
        }
        if (cause instanceof XAException xa) {
            return xa.errorCode == XAException.XAER_RMFAIL;
        }
        return cause instanceof IOException && !(cause instanceof com.fasterxml.jackson.core.JacksonException);
    }

    /** Agroal reports a full pool as a plain SQLException without a state. */
    private static boolean isPoolExhausted(SQLException sql) {
        return sql.getSQLState() == null
                && sql.getMessage() != null
                && sql.getMessage().contains("acquisition timeout");
    }
}
