package org.linli.kit.consume;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** What waits for somebody to mend it. */
@ApplicationScoped
class LetterFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of("linli.letters.open", "Dead letters that wait for somebody, at most 10,000", """
                        SELECT count(*) FROM (SELECT id FROM dead_letter WHERE replayed_at IS NULL
                                              UNION (SELECT dead_letter FROM blocked_key ORDER BY channel, key LIMIT 10000)
                                              LIMIT 10000) AS open"""),
                Figure.of("linli.letters.oldest.seconds", "For how long the oldest dead letter has waited", """
                        SELECT coalesce(extract(epoch FROM now() - min(dead_at)), 0)
                          FROM dead_letter WHERE replayed_at IS NULL"""),
                Figure.of(
                        "linli.letters.blocked.keys",
                        "Keys that wait behind a dead letter, at most 10,000",
                        "SELECT count(*) FROM (SELECT 1 FROM blocked_key LIMIT 10000) AS blocked"),
                Figure.of(
                        "linli.letters.waiting.records",
                        "Records that wait behind dead letters, at most 100,000",
                        "SELECT count(*) FROM (SELECT 1 FROM waiting_record LIMIT 100000) AS waiting"));
    }
}
