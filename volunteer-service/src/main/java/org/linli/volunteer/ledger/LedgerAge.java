package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** How old the latest check of the ledger is. What it found is {@link LedgerHealth}'s. */
@ApplicationScoped
class LedgerAge implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(Figure.of(
                "linli.ledger.checked.seconds", "How long ago the ledger was checked; 0 before the first check", """
                SELECT coalesce((SELECT extract(epoch FROM now() - at) FROM ledger_check ORDER BY id DESC LIMIT 1), 0)"""));
    }
}
