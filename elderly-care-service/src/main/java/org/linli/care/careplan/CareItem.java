package org.linli.care.careplan;

import java.util.UUID;
import org.linli.care.careplan.Occurrences.Segment;

/** One item of somebody's care plan. @param source {@code agreed}, {@code contract} or {@code risk} */
record CareItem(UUID id, long version, ItemState state, UUID series, UUID elder, String source, Terms terms) {

    static final String BY_RISK = "risk";

    Segment segment() {
        return new Segment(
                id, terms.recurrence(), terms.firstDay(), terms.lastDay(), terms.holidayPolicy(), terms.minimumGap());
    }
}
