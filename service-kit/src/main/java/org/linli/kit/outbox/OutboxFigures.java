package org.linli.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** What waits to be sent, how much of it and for how long; parked facts wait too. */
@ApplicationScoped
class OutboxFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of(
                        "linli.outbox.oldest.unsent.seconds",
                        "For how long the oldest fact has waited that is not on its topic",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(added_at)), 0)
                          FROM outbox WHERE seq IN (SELECT min(seq) FROM outbox_unsent GROUP BY lane)"""),
                Figure.of(
                        "linli.outbox.unsent",
                        "Facts that are not on their topics yet, at most 100,000",
                        "SELECT count(*) FROM (SELECT 1 FROM outbox_unsent LIMIT 100000) AS waiting"),
                Figure.of(
                        "linli.outbox.parked.rows",
                        "Facts that can never be sent as they are, at most 10,000; their keys wait",
                        """
                        SELECT count(*) FROM (SELECT 1 FROM outbox_unsent WHERE parked_why IS NOT NULL LIMIT 10000)
                                          AS parked"""));
    }
}
