package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Areas;
import org.linli.intake.photo.Photos;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;

/** The grid worker looked on the spot and says what is there. */
@ApplicationScoped
class VerifyingReport {

    private final Reports reports;
    private final Areas areas;
    private final Photos photos;
    private final ReportEvents events;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    VerifyingReport(
            Reports reports, Areas areas, Photos photos, ReportEvents events, Outbox outbox, Audit audit, Clock clock) {
        this.reports = reports;
        this.areas = areas;
        this.photos = photos;
        this.events = events;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param confirmed whether what was reported is there
     * @throws org.linli.kit.problem.Problem not-allowed for a worker of another grid, stale, conflict
     */
    @Transactional
    void verify(UUID id, long version, boolean confirmed, @Nullable String note, List<UUID> pictures, Actor actor) {
        Report report = reports.locked(id);
        actor.requireIn(areas.current().pathOf(report.area), ReportTable.GRID_WORKER);
        Reports.requireSeen(report, version);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        String outcome = confirmed ? "confirmed" : "not-found";
        String action = confirmed ? ReportTable.CONFIRM : ReportTable.NOT_FOUND;
        report.verified(action, ReportTable.GRID_WORKER, outcome, actor.subject(), note, now);
        reports.flush();
        photos.attach(IntStream.range(0, pictures.size())
                .mapToObj(i -> new Photos.Attachment(pictures.get(i), id, "verification", i))
                .toList());
        outbox.add(events.verified(id, report.version, outcome, now));
        audit.record(AuditEntry.of(now, actor, ReportTable.GRID_WORKER, action, "report", id.toString())
                .because(note)
                .with(Map.of("outcome", outcome, "photos", pictures.size())));
    }
}
