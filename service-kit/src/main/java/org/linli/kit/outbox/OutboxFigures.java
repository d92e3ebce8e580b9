package org.linli.kit.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/**
 * What waits to be sent, how much of it and for how long. A parked fact and what waits behind it do not make the oldest
 * older: they have a figure of their own, and one of them must not hide that nothing is sent at all.
 */
@ApplicationScoped
class OutboxFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of(
                        "linli.outbox.oldest.unsent.seconds",
                        "For how long the oldest fact has waited that could be on its topic",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(o.added_at)), 0)
                          FROM generate_series(0, (SELECT max(lane) FROM outbox_unsent)) AS l (lane)
                         CROSS JOIN LATERAL (
                                SELECT u.seq FROM outbox_unsent u
                                 WHERE u.lane = l.lane
                                   AND NOT EXISTS (SELECT 1 FROM outbox_unsent p
                                                    WHERE p.lane = u.lane AND p.topic = u.topic AND p.key = u.key
                                                      AND p.parked_why IS NOT NULL AND p.seq <= u.seq)
                                 ORDER BY u.seq LIMIT 1) AS oldest
                          JOIN outbox o ON o.seq = oldest.seq"""),
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
