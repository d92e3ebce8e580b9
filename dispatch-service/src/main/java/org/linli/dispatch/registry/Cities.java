package org.linli.dispatch.registry;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the city now, held in memory. A change committed by this process is seen at once, one by another
 * replica within {@link #LOOK_EVERY}.
 */
@ApplicationScoped
public class Cities {

    static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private static final Duration OWN_CHANGE = Duration.ofSeconds(2);
    private static final Object IN_THIS_TRANSACTION = new Object();

    /**
     * @param token of the tables' state that was read
     * @param changes how many changes this process had committed when reading began
     * @param lookedAt {@link System#nanoTime} of the last look at the token
     */
    private record Held(City city, UUID token, long changes, long lookedAt) {}

    private final RegistryTables tables;
    private final TransactionSynchronizationRegistry transaction;
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock looking = new ReentrantLock();
    private volatile @Nullable Held held;

    Cities(RegistryTables tables, TransactionSynchronizationRegistry transaction) {
        this.tables = tables;
        this.transaction = transaction;
    }

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) CityChanged changed) {
        changes.incrementAndGet();
    }

    public City now() {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE
                && transaction.getResource(IN_THIS_TRANSACTION) instanceof City own) {
            return own;
        }
        Held present = held;
        if (present != null && isFresh(present)) {
            return present.city();
        }
        return looked();
    }

    /**
     * From here to its end the transaction sees what it has itself written and nobody else does.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void showToThisTransaction() {
        transaction.putResource(IN_THIS_TRANSACTION, new City(tables.read().content()));
    }

    private boolean isFresh(Held present) {
        return present.changes() == changes.get() && System.nanoTime() - present.lookedAt() < LOOK_EVERY.toNanos();
    }

    private City looked() {
        Held present = held;
        if (present == null) {
            looking.lock();
        } else if (!lockedIn(present.changes() == changes.get() ? Duration.ZERO : OWN_CHANGE)) {
            return present.city();
        }
        try {
            present = held;
            if (present != null && isFresh(present)) {
                return present.city();
            }
            long changesBefore = changes.get();
            long now = System.nanoTime();
            if (present != null && present.token().equals(tables.token())) {
                present = new Held(present.city(), present.token(), changesBefore, now);
            } else {
                RegistryTables.Read read = tables.read();
                present = new Held(new City(read.content()), read.token(), changesBefore, now);
            }
            held = present;
            return present.city();
        } finally {
            looking.unlock();
        }
    }

    /**
     * A thread that waits may hold the last connection, which the one who looks needs: so nobody waits for what only
     * another replica may have changed, and nobody for long.
     */
    private boolean lockedIn(Duration wait) {
        try {
            return looking.tryLock(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
