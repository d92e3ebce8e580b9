package org.linli.care.careplan;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import org.linli.care.risk.VisitsOfRule;

/** Recurrences of risk rules are those of care plans. */
@ApplicationScoped
public class RulesOfRisk implements VisitsOfRule {

    @Override
    public void require(String field, String rrule) {
        Recurrence.read(field, rrule);
    }

    @Override
    public int inFourWeeks(String rrule, LocalDate from) {
        return Recurrence.read("rrule", rrule)
                .days(from, from.plusDays(GeneratingVisits.WINDOW - 1L))
                .size();
    }
}
