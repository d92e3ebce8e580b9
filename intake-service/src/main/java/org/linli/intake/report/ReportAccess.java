package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.linli.intake.area.Areas;
import org.linli.intake.photo.PhotoAudience;
import org.linli.intake.tracking.UnitsAtWork;
import org.linli.kit.identity.Actor;

/** Who may look at a report: officers of its area; its photos, once accepted, also whoever works on the case. */
@ApplicationScoped
class ReportAccess implements PhotoAudience {

    static final String[] READERS = {"grid-worker", "desk", "duty-chief", "auditor"};

    private final Reports reports;
    private final Areas areas;
    private final UnitsAtWork units;

    ReportAccess(Reports reports, Areas areas, UnitsAtWork units) {
        this.reports = reports;
        this.areas = areas;
        this.units = units;
    }

    boolean maySee(Actor actor, Report report) {
        String path = areas.current().pathOf(report.area);
        for (String role : READERS) {
            if (actor.mayIn(role, path)) {
                return true;
            }
        }
        return false;
    }

    /** The role in which the actor may know how to reach the reporter, if any. */
    Optional<String> contactRole(Actor actor, Report report) {
        String path = areas.current().pathOf(report.area);
        return Stream.of(ReportTable.DESK, ReportTable.GRID_WORKER)
                .filter(role -> actor.mayIn(role, path))
                .findFirst();
    }

    @Override
    @Transactional
    public boolean maySee(Actor actor, UUID reportId) {
        Report report = reports.findById(reportId);
        return report != null
                && (maySee(actor, report) || (report.state() == ReportState.ACCEPTED && worksOn(actor, report)));
    }

    private boolean worksOn(Actor actor, Report report) {
        String path = areas.current().pathOf(report.area);
        return units.anyOf(actor.units("unit-handler"), report.id)
                || actor.mayIn("inspector", path)
                || actor.mayIn("dispatcher", path);
    }
}
