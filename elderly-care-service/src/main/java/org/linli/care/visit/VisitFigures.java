package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;
import org.linli.kit.time.CityTime;

/** Visits that nobody made, and those that may become so. By the days of the city. */
@ApplicationScoped
class VisitFigures implements TableFigures {

    /** As the index {@code visit_at_risk} says it. */
    private static final String AT_RISK = "at_risk_since IS NOT NULL AND state IN ('draft', 'published')";

    private final CityTime.Settings city;

    VisitFigures(CityTime.Settings city) {
        this.city = city;
    }

    @Override
    public List<Figure> figures() {
        String today = "(now() AT TIME ZONE '" + city.zone().getId() + "')::date";
        String ofDays = "day BETWEEN " + today + " - 1 AND " + today;
        return List.of(
                Figure.of(
                        "linli.visits.missed",
                        "Visits of yesterday and today that nobody made, at most 10,000",
                        "SELECT count(*) FROM (SELECT 1 FROM visit WHERE state = 'missed' AND " + ofDays
                                + " LIMIT 10000) AS missed"),
                Figure.of(
                        "linli.visits.of.days",
                        "Visits of yesterday and today that nobody called off or suspended, at most 500,000",
                        "SELECT count(*) FROM (SELECT 1 FROM visit WHERE " + ofDays
                                + " AND state NOT IN ('cancelled-by-us', 'cancelled-by-elder', 'suspended')"
                                + " LIMIT 500000) AS of_days"),
                Figure.of(
                        "linli.visits.at.risk.seconds",
                        "For how long the visit has been at risk that nobody has dealt with for longest",
                        "SELECT coalesce(extract(epoch FROM now() - min(at_risk_since)), 0) FROM visit WHERE " + AT_RISK
                                + " AND day >= " + today + " - 1"),
                Figure.of(
                        "linli.visits.at.risk",
                        "Visits nobody has set out for in time, at most 10,000",
                        "SELECT count(*) FROM (SELECT 1 FROM visit WHERE " + AT_RISK + " AND day >= " + today
                                + " - 1 LIMIT 10000) AS at_risk"));
    }
}
