package org.linli.dispatch.order;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** Whose work is late. Walks {@code work_order_open_due}. */
@ApplicationScoped
class OrderFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(Figure.by(
                "unit",
                List.of(Figure.OTHER),
                "linli.cases.late",
                "Standing orders past their due time, by unit, of the 100,000 that are late for longest",
                """
                SELECT unit_code, count(*)
                  FROM (SELECT unit_code FROM work_order WHERE NOT ended AND due_at < now() ORDER BY due_at LIMIT 100000)
                    AS late
                 GROUP BY unit_code ORDER BY count(*) DESC"""));
    }
}
