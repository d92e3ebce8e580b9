package org.linli.intake.report;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;

/** The clock of verification: what nobody looked at in time goes to the desk as it is. Safe with several replicas. */
@ApplicationScoped
class LapsingVerifications {

    private static final int AT_ONCE = 200;
    private static final Actor INTAKE = Actor.system("intake");

    private final EntityManager entities;
    private final ReportEvents events;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    LapsingVerifications(EntityManager entities, ReportEvents events, Outbox outbox, Audit audit, Clock clock) {
        this.entities = entities;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    @Scheduled(every = "${linli.intake.sweep:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void lapse() {
        int lapsed;
        do {
            lapsed = QuarkusTransaction.requiringNew().call(this::lapseSome);
        } while (lapsed == AT_ONCE);
    }

    private int lapseSome() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<Report> due = due(now);
        due.forEach(r -> r.verified(ReportTable.TIME_IS_UP, ReportTable.SYSTEM, "lapsed", INTAKE.subject(), null, now));
        entities.flush();
        due.forEach(r -> outbox.add(List.of(events.verified(r.id, r.version, "lapsed", now)), r.traceparent));
        audit.record(due.stream()
                .map(r -> AuditEntry.of(
                                now, INTAKE, ReportTable.SYSTEM, ReportTable.TIME_IS_UP, "report", r.id.toString())
                        .with(Map.of("due", r.verificationDue.toString())))
                .toList());
        return due.size();
    }

    // A report that a grid worker, or another replica, is just working on is left to them.
    @SuppressWarnings("unchecked")
    private List<Report> due(Instant now) {
        return entities.createNativeQuery("""
                        SELECT * FROM report WHERE state = 'to-verify' AND verification_due <= :now
                         ORDER BY verification_due, id LIMIT :most FOR UPDATE SKIP LOCKED""", Report.class)
                .setParameter("now", now)
                .setParameter("most", AT_ONCE)
                .getResultList();
    }
}
