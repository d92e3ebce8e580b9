package org.linli.care.quota;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.care.visit.VisitQuota;

/** What visits take of their contracts. */
@ApplicationScoped
class QuotaOfVisits implements VisitQuota {

    private final Quota quota;

    QuotaOfVisits(Quota quota) {
        this.quota = quota;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserve(String visitId, UUID packageId, String kind, UUID elder) {
        quota.reserve(visitId, packageId, kind, elder);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void reserveIfFree(String visitId, UUID packageId, String kind, UUID elder) {
        quota.reserveIfFree(visitId, packageId, kind, elder);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void consume(String visitId) {
        quota.consume(visitId);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void release(String visitId, String reason) {
        quota.release(visitId, reason);
    }

    @Override
    public boolean covers(String visitId) {
        return quota.covers(visitId);
    }
}
