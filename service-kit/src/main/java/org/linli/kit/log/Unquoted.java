package org.linli.kit.log;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** An exception as it may be logged: of which kind it was, where, and by what it was caused; not what it quotes. */
final class Unquoted extends Throwable {

    private static final int DEEPEST = 10;

    private Unquoted(Throwable fault, int depth) {
        super(told(fault), causeOf(fault, depth), true, true);
        setStackTrace(fault.getStackTrace());
        if (depth < DEEPEST) {
            for (Throwable suppressed : fault.getSuppressed()) {
                addSuppressed(new Unquoted(suppressed, depth + 1));
            }
        }
    }

    static Unquoted of(Throwable fault) {
        return fault instanceof Unquoted already ? already : new Unquoted(fault, 0);
    }

    private static @Nullable Throwable causeOf(Throwable fault, int depth) {
        return fault.getCause() == null || depth == DEEPEST ? null : new Unquoted(fault.getCause(), depth + 1);
    }

    private static String told(Throwable fault) {
        String kind = fault.getClass().getName();
        if (fault instanceof SQLException sql && sql.getSQLState() != null) {
            return kind + " " + sql.getSQLState();
        }
        return isOurs(fault) ? kind + ": " + fault.getMessage() : kind;
    }

    /** One of ours without words of its own says what its cause says. */
    private static boolean isOurs(Throwable fault) {
        return fault.getClass().getName().startsWith("org.linli.")
                && fault.getMessage() != null
                && (fault.getCause() == null
                        || !fault.getMessage().equals(fault.getCause().toString()));
    }

    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
