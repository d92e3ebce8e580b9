package org.linli.care.visit;

import java.util.UUID;

/** What a visit takes of its contract, in the same transaction. Each may be said again without effect. */
public interface VisitQuota {

    /** @throws org.linli.kit.problem.Problem quota-used-up */
    void reserve(String visitId, UUID packageId, String kind, UUID elder);

    /** As {@link #reserve} for a visit that was made already; takes nothing when nothing is left. */
    void reserveIfFree(String visitId, UUID packageId, String kind, UUID elder);

    void consume(String visitId);

    /** Whether the visit has its place, so that it can be consumed without asking for one. */
    boolean covers(String visitId);

    void release(String visitId, String reason);
}
