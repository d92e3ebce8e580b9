package org.linli.intake.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;
import org.linli.kit.trace.MatterTrace;

/** Reports one at a time, as officers work on them. */
@ApplicationScoped
class Reports implements PanacheRepositoryBase<Report, UUID> {

    private final MatterTrace trace;

    Reports(MatterTrace trace) {
        this.trace = trace;
    }

    /** The report, held until the transaction ends, so that its events get rising versions. @throws Problem not-found */
    Report locked(UUID id) {
        Report report = findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (report == null) {
            throw notFound();
        }
        trace.follow(report.traceparent, report.number);
        return report;
    }

    /** @throws Problem not-found */
    Report seen(UUID id) {
        Report report = findById(id);
        if (report == null) {
            throw notFound();
        }
        return report;
    }

    /** @throws Problem stale, naming the present state, when somebody changed the report since */
    static void requireSeen(Report report, long version) {
        IfMatch.check(version, report.version, report.state);
    }

    static Problem notFound() {
        return Problem.notFound("report", "上报");
    }
}
