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
                "linli.ledger.checked.seconds",
                "How long ago the ledger was checked; before the first check, how long ago its database was made",
                """
                SELECT extract(epoch FROM coalesce(
                         (SELECT now() - at FROM ledger_check ORDER BY id DESC LIMIT 1),
                         (SELECT localtimestamp - installed_on FROM flyway_schema_history
                           ORDER BY installed_rank LIMIT 1)))"""));
    }
}
