package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.linli.intake.area.Areas;
import org.linli.intake.registry.Wordbook;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;

/** The desk does not take a report; the reporter is told why. */
@ApplicationScoped
class RefusingReport {

    private final Reports reports;
    private final Areas areas;
    private final Wordbook wordbook;
    private final ReportEvents events;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    RefusingReport(
            Reports reports,
            Areas areas,
            Wordbook wordbook,
            ReportEvents events,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.areas = areas;
        this.wordbook = wordbook;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param reasonCode of kind {@code refusal} in the city's reasons
     * @param words what the reporter reads
     */
    @Transactional
    void refuse(UUID id, long version, String reasonCode, String words, Actor actor) {
        Report report = reports.locked(id);
        actor.requireIn(areas.current().pathOf(report.area), ReportTable.DESK);
        Reports.requireSeen(report, version);
        wordbook.requireReason("reasonCode", "refusal", reasonCode);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        report.refused(reasonCode, words, actor.subject(), now);
        reports.flush();
        outbox.add(events.refused(id, report.version, reasonCode, now));
        audit.record(AuditEntry.of(now, actor, ReportTable.DESK, ReportTable.REFUSE, "report", id.toString())
                .because(words)
                .with(Map.of("reasonCode", reasonCode)));
    }
}
