package org.linli.intake.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** What waits for a grid worker or the desk. Both walk {@code report_tray}. */
@ApplicationScoped
class ReportFigures implements TableFigures {

    private static final List<String> WAITING = List.of(ReportState.TO_VERIFY.wire(), ReportState.TO_ACCEPT.wire());

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.by("state", WAITING, "linli.reports.open", "Reports that wait, at most 10,000 a state", """
                        SELECT s, (SELECT count(*) FROM (SELECT 1 FROM report WHERE state = s LIMIT 10000) AS waiting)
                          FROM unnest(ARRAY['to-verify', 'to-accept']) AS t (s)"""),
                Figure.by(
                        "state",
                        WAITING,
                        "linli.reports.oldest.open.seconds",
                        "For how long the oldest of them has waited",
                        """
                        SELECT s, coalesce(extract(epoch FROM now() - (SELECT min(submitted_at) FROM report
                                                                        WHERE state = s)), 0)
                          FROM unnest(ARRAY['to-verify', 'to-accept']) AS t (s)"""));
    }
}
