package org.linli.care.alarm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.linli.kit.figure.Figure;
import org.linli.kit.figure.TableFigures;

/** Whether anybody is forgotten behind a door. Each walks an index of what has not ended. */
@ApplicationScoped
class AlarmFigures implements TableFigures {

    @Override
    public List<Figure> figures() {
        return List.of(
                Figure.by(
                        "state",
                        List.of("open", "handed-over"),
                        "linli.alarms.open",
                        "Alarms that have not ended: nobody opened a door",
                        "SELECT state, count(*) FROM alarm WHERE ended_at IS NULL GROUP BY state"),
                Figure.of(
                        "linli.alarms.steps.overdue.seconds",
                        "For how long a step of an alarm is due and the service has not begun it",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(due_at)), 0) FROM alarm_step
                         WHERE begun_at IS NULL AND NOT over AND due_at < now()"""),
                Figure.of(
                        "linli.alarms.unseen.seconds",
                        "For how long the latest begun step of an open alarm has waited for somebody's word",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(s.due_at)), 0)
                          FROM alarm_step s JOIN alarm a ON a.id = s.alarm
                         WHERE s.begun_at IS NOT NULL AND NOT s.over AND s.due_at < now() AND a.state = 'open'
                           AND NOT EXISTS (SELECT 1 FROM alarm_step l
                                            WHERE l.alarm = s.alarm AND l.number > s.number
                                              AND l.begun_at IS NOT NULL)"""),
                Figure.of(
                        "linli.alarms.hand.over.overdue.seconds",
                        "For how long an alarm should be an urgent case and is not",
                        """
                        SELECT coalesce(extract(epoch FROM now() - min(hand_over_by)), 0) FROM alarm
                         WHERE ended_at IS NULL AND state = 'open' AND hand_over_by < now()"""));
    }
}
