package org.linli.kit.trace;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * The trace of the matter that a transaction works on. A matter goes on for days through many people's requests; all that is
 * told of it belongs to the trace of the request that began it, and the request at hand gets a link there.
 */
@ApplicationScoped
public class MatterTrace {

    /** Field of a log line that holds the matter's number. */
    public static final String LOG_FIELD = "case";

    /** A sweep serves one matter after the other on the same thread: what it logs between them is of none. */
    private static final Synchronization UNNAMED_AFTERWARDS = new Synchronization() {
        @Override
        public void beforeCompletion() {}

        @Override
        public void afterCompletion(int status) {
            MDC.remove(LOG_FIELD);
        }
    };

    private final TransactionSynchronizationRegistry transaction;

    MatterTrace(TransactionSynchronizationRegistry transaction) {
        this.transaction = transaction;
    }

    /**
     * From now on the transaction works on this matter: call it when its row is locked.
     *
     * @param traceparent as it was kept with the matter; null for one that is older than traces
     * @param number by which people call the matter; every log line carries it from here to the end of the transaction
     */
    public void follow(@Nullable String traceparent, String number) {
        if (transaction.getTransactionKey() != null) {
            MDC.put(LOG_FIELD, number);
            transaction.registerInterposedSynchronization(UNNAMED_AFTERWARDS);
        }
        SpanContext matter = Span.fromContext(TraceParent.context(traceparent)).getSpanContext();
        if (!matter.isValid()) {
            forget();
            return;
        }
        Span request = Span.current();
        if (!request.getSpanContext().getTraceId().equals(matter.getTraceId())) {
            request.addLink(matter);
        }
        if (transaction.getTransactionKey() != null) {
            transaction.putResource(this, traceparent);
        }
    }

    /** From now on the transaction works on something else. */
    void forget() {
        if (transaction.getTransactionKey() != null) {
            transaction.putResource(this, null);
        }
    }

    /** Where the trace of a fact goes on that is told now: in its matter's, or else in that of what runs. */
    public @Nullable String ofFact() {
        Object followed = transaction.getResource(this);
        return followed == null ? TraceParent.current() : (String) followed;
    }
}
