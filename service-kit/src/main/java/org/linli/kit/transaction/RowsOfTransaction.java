package org.linli.kit.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one kind that a transaction writes here and there, kept back and written together right before it commits: one
 * round trip for all of them. They are written by the transaction's own end, so nobody can forget to; when writing fails,
 * the transaction does not commit, and its caller gets the failure as the cause. A transaction that rolls back writes
 * nothing. Whoever reads the rows inside the transaction calls {@link #writeNow} first.
 */
public final class RowsOfTransaction<T> {

    /** More than this are not held back: a transaction of a whole city keeps no second copy of it in memory. */
    static final int MOST_HELD_BACK = 500;

    private final TransactionSynchronizationRegistry transaction;
    private final Consumer<List<T>> write;
    private final Consumer<List<T>> committed;

    /**
     * @param write writes the rows in the order they were added, in the transaction, at most {@link #MOST_HELD_BACK}
     *     and those added together at a time
     * @param committed told, once for each writing, of what is now there for everybody
     */
    public RowsOfTransaction(
            TransactionSynchronizationRegistry transaction, Consumer<List<T>> write, Consumer<List<T>> committed) {
        this.transaction = transaction;
        this.write = write;
        this.committed = committed;
    }

    /** Adds rows behind those added before. Only inside a transaction. */
    public void add(List<T> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Held held = held();
        held.waiting.addAll(rows);
        if (held.isEnding || held.waiting.size() >= MOST_HELD_BACK) {
            held.write();
        }
    }

    /** Writes what was held back so far, so that the transaction's own statements see it. */
    public void writeNow() {
        if (transaction.getTransactionKey() != null && present() != null) {
            held().write();
        }
    }

    private Held held() {
        Held present = present();
        if (present != null) {
            return present;
        }
        Held held = new Held();
        transaction.putResource(this, held);
        transaction.registerInterposedSynchronization(held);
        return held;
    }

    @SuppressWarnings("unchecked") // nobody else puts anything there
    private @Nullable Held present() {
        return (Held) transaction.getResource(this);
    }

    private final class Held implements Synchronization {

        private List<T> waiting = new ArrayList<>();
        private final List<List<T>> written = new ArrayList<>();
        private boolean isEnding;

        void write() {
            if (waiting.isEmpty()) {
                return;
            }
            List<T> rows = waiting;
            waiting = new ArrayList<>();
            write.accept(rows);
            written.add(rows);
        }

        @Override
        public void beforeCompletion() {
            // Whatever is added by those who are asked after this one has nobody left to write it.
            isEnding = true;
            write();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                written.forEach(committed);
            }
        }
    }
}
