package org.linli.plan;

import java.util.List;

/** A plan mended. @param changed every visit of which carer or time is another, with the reason */
public record Repair(Plan plan, List<ChangedVisit> changed) {

    public Repair {
        changed = List.copyOf(changed);
    }
}
