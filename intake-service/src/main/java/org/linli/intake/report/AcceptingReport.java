package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.intake.area.Area;
import org.linli.intake.area.AreaMap;
import org.linli.intake.area.Areas;
import org.linli.intake.category.Catalogue;
import org.linli.intake.category.Category;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.problem.Problem;

/** The desk takes a report: it gets its category and area for good, and a dossier goes to dispatch. */
@ApplicationScoped
class AcceptingReport {

    private final Reports reports;
    private final Areas areas;
    private final Catalogue catalogue;
    private final DossierOfReport dossiers;
    private final Outbox outbox;
    private final Audit audit;
    private final Clock clock;

    AcceptingReport(
            Reports reports,
            Areas areas,
            Catalogue catalogue,
            DossierOfReport dossiers,
            Outbox outbox,
            Audit audit,
            Clock clock) {
        this.reports = reports;
        this.areas = areas;
        this.catalogue = catalogue;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param category code of a leaf; null keeps the reporter's
     * @param area code of the area; null keeps the present one. The officer's posting must cover both
     * @throws Problem invalid-input, not-allowed, stale, conflict
     */
    @Transactional
    void accept(
            UUID id,
            long version,
            @Nullable String category,
            @Nullable String area,
            @Nullable String note,
            Actor actor) {
        Report report = reports.locked(id);
        AreaMap map = areas.current();
        actor.requireIn(map.pathOf(report.area), ReportTable.DESK);
        Reports.requireSeen(report, version);
        Category leaf = leaf(category == null ? report.category : category);
        Area where = where(map, area == null ? report.area : area, area != null);
        actor.requireIn(where.path(), ReportTable.DESK);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Map<String, Object> before = Map.of("category", String.valueOf(report.category), "area", report.area);
        report.accepted(leaf.code(), where.code(), actor.subject(), note, now);
        reports.flush();
        outbox.add(dossiers.accepted(report, leaf.taxonomies()));
        audit.record(AuditEntry.of(now, actor, ReportTable.DESK, ReportTable.ACCEPT, "report", id.toString())
                .because(note)
                .with(Map.of("category", leaf.code(), "area", where.code(), "before", before)));
    }

    private Category leaf(@Nullable String code) {
        if (code == null) {
            throw Problem.invalid("category", "required", "受理时须确定类别", "accepting needs a category");
        }
        return catalogue.current().leaf("category", code);
    }

    /** A retired area may keep what lies there; nothing new is put into it. */
    private static Area where(AreaMap map, String code, boolean chosen) {
        return map.find(code)
                .filter(a -> !chosen || !a.retired())
                .orElseThrow(() -> Problem.invalid("area", "known", "没有这个区域", "no such area"));
    }
}
