package org.linli.care.risk;

import java.time.LocalDate;
import org.linli.kit.problem.Problem;

/** Understands the recurrence rules of what a level is owed. */
public interface VisitsOfRule {

    /** @throws Problem invalid-input naming the field and the part of the rule */
    void require(String field, String rrule);

    /** How many days a rule gives in 28 days from a day. */
    int inFourWeeks(String rrule, LocalDate from);
}
