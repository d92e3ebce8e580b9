package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** Needs that wait for somebody. Both walk {@code need_list}, the open ones in the order of their beginning. */
@ApplicationScoped
class NeedFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.by(
                        "urgency",
                        List.of("normal", "urgent"),
                        "linli.needs.open",
                        "Needs that are open and have places free, of the next 10,000",
                        """
                        SELECT urgency, count(*)
                          FROM (SELECT urgency FROM need WHERE state = 'open' AND taken < places AND begins_at > now()
                                 ORDER BY begins_at LIMIT 10000) AS wanted
                         GROUP BY urgency"""),
                Figure.of(
                        "linli.needs.unfilled.soon",
                        "Open needs that begin within 24 hours and have places free, at most 10,000",
                        """
                        SELECT count(*) FROM (SELECT 1 FROM need
                                               WHERE state = 'open' AND taken < places
                                                 AND begins_at BETWEEN now() AND now() + interval '24 hours'
                                               LIMIT 10000) AS wanted"""));
    }
}
