package org.linli.dispatch.casefile;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** How many cases stand where. Walks {@code case_file_tray}, state by state. */
@ApplicationScoped
class CaseFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        List<String> states = Arrays.stream(CaseState.values())
                .filter(state -> !state.ended())
                .map(CaseState::wire)
                .toList();
        return List.of(Figure.by(
                "state", states, "linli.cases.open", "Cases that have not ended, at most 100,000 a state", """
                SELECT lower(s), (SELECT count(*) FROM (SELECT 1 FROM case_file WHERE state = s LIMIT 100000) AS standing)
                  FROM unnest(ARRAY['PROPOSED', 'FILED', 'DISPATCHED', 'HANDLING', 'HANDLED', 'CHECKING', 'CHECKED'])
                    AS t (s)"""));
    }
}
