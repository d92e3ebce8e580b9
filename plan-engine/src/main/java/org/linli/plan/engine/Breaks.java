package org.linli.plan.engine;

import java.util.List;
import org.linli.plan.Break;
import org.linli.plan.Placement;
import org.linli.plan.Shift;
import org.linli.plan.Visit;

/** Which breaks of a shift still lie ahead: those that frozen visits have overtaken can be planned no more. */
final class Breaks {

    private Breaks() {}

    /** When the last frozen visit of the carer in the shift is over; −1 without one. */
    static int lastFrozenEnd(List<Visit> visits, String carer, Shift shift) {
        int last = -1;
        for (Visit visit : visits) {
            Placement published = visit.published();
            if (!visit.frozen() || published == null) {
                continue;
            }
            for (int part = 0; part < visit.parts().size(); part++) {
                int start = published.starts().get(part);
                if (published.carers().get(part).equals(carer) && start < shift.latestEnd()) {
                    last = Math.max(last, start + visit.parts().get(part).duration());
                }
            }
        }
        return last;
    }

    static List<Break> ahead(Shift shift, int lastFrozenEnd) {
        return shift.breaks().stream()
                .filter(each -> each.latest() >= lastFrozenEnd)
                .toList();
    }
}
