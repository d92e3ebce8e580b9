package org.linli.dispatch.clock;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/**
 * Whether clocks are served. One that cannot be is put off for a minute, again and again, so it is found among those that are
 * looked at within the next minute: a range of {@code running_clock_due}.
 */
@ApplicationScoped
class ClockFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(Figure.of(
                "linli.clocks.overdue.seconds", "For how long a clock that ran out has not been served", """
                SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0) FROM running_clock
                 WHERE look_at < now() + interval '70 seconds' AND due_at < now()"""));
    }
}
