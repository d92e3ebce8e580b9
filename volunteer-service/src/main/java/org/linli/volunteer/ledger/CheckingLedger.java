package org.linli.volunteer.ledger;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;

/** Folds the whole ledger anew, every night and whenever an administrator wants it, and keeps what it finds. */
@ApplicationScoped
class CheckingLedger {

    private static final Logger LOG = Logger.getLogger(CheckingLedger.class);

    private final Folding folding;
    private final LedgerChecks checks;
    private final LedgerClock clock;
    private final Audit audit;

    CheckingLedger(Folding folding, LedgerChecks checks, LedgerClock clock, Audit audit) {
        this.folding = folding;
        this.checks = checks;
        this.clock = clock;
        this.audit = audit;
    }

    /** Every replica does; to look twice does no harm. */
    @Scheduled(
            cron = "${linli.volunteer.ledger.check-at:0 30 3 * * ?}",
            timeZone = "${linli.clock.zone:Asia/Shanghai}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @Transactional
    void atNight() {
        check(Actor.system("volunteer").subject());
    }

    @Transactional
    LedgerChecks.Checked check(Actor actor, String role) {
        LedgerChecks.Checked checked = check(actor.subject());
        audit.record(AuditEntry.of(checked.at(), actor, role, "check", "ledger", Long.toString(checked.id()))
                .with(Map.of("wrong", checked.wrong())));
        return checked;
    }

    private LedgerChecks.Checked check(String by) {
        List<Finding> wrong = folding.wrong();
        if (!wrong.isEmpty()) {
            LOG.errorf(
                    "The ledger does not agree with its transfers: %d findings, first %s",
                    wrong.size(), wrong.getFirst());
        }
        return checks.keep(clock.now(), by, wrong);
    }
}
