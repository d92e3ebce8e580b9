package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** Visits that nobody made, and those that may become so. By the day of the database, which is that of UTC. */
@ApplicationScoped
class VisitFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of("linli.visits.missed", "Visits of yesterday and today that nobody made, at most 10,000", """
                        SELECT count(*) FROM (SELECT 1 FROM visit WHERE state = 'missed' AND day >= current_date - 1
                                               LIMIT 10000) AS missed"""),
                Figure.of(
                        "linli.visits.of.days",
                        "Visits of yesterday and today that nobody called off or suspended, at most 500,000",
                        """
                        SELECT count(*) FROM (SELECT 1 FROM visit
                                               WHERE day BETWEEN current_date - 1 AND current_date
                                                 AND state NOT IN ('cancelled-by-us', 'cancelled-by-elder', 'suspended')
                                               LIMIT 500000) AS of_days"""),
                Figure.of(
                        "linli.visits.at.risk.seconds",
                        "For how long the visit has been at risk that nobody has dealt with for longest",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(at_risk_since)), 0) FROM visit
                         WHERE at_risk_since IS NOT NULL AND state IN ('draft', 'published')
                           AND day >= current_date - 1"""),
                Figure.of("linli.visits.at.risk", "Visits nobody has set out for in time, at most 10,000", """
                        SELECT count(*) FROM (SELECT 1 FROM visit
                                               WHERE at_risk_since IS NOT NULL AND state IN ('draft', 'published')
                                                 AND day >= current_date - 1
                                               LIMIT 10000) AS at_risk"""));
    }
}
