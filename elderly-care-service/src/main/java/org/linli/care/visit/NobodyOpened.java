package org.linli.care.visit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Hears, in the same transaction, that nobody opened: somebody may be lying on the floor. */
public interface NobodyOpened {

    /**
     * @param at when somebody stood before the door, as they told; may be hours ago when they were offline
     * @param carer subject of who stood there, a carer or a volunteer
     */
    void told(VisitRef visit, Instant at, @Nullable String carer);

    /** Somebody opened after all, or was reached by who stands there. */
    void openedAfterAll(VisitRef visit, Instant at, @Nullable String carer);
}
