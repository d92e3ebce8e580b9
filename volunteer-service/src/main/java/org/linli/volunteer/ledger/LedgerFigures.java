package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** What the latest check of the ledger found, and how old it is. */
@ApplicationScoped
class LedgerFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.of(
                        "linli.ledger.wrong",
                        "What the latest check of the ledger found wrong; 0 before the first",
                        """
                        SELECT coalesce((SELECT wrong FROM ledger_check ORDER BY id DESC LIMIT 1), 0)"""),
                Figure.of(
                        "linli.ledger.checked.seconds",
                        "How long ago the ledger was checked; before the first check, how long ago its database was made",
                        """
                SELECT extract(epoch FROM coalesce(
                         (SELECT now() - at FROM ledger_check ORDER BY id DESC LIMIT 1),
                         (SELECT localtimestamp - installed_on FROM flyway_schema_history
                           ORDER BY installed_rank LIMIT 1)))"""));
    }
}
