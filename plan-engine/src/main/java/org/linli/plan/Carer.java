package org.linli.plan;

import java.util.List;
import java.util.Set;

/**
 * Somebody who visits.
 *
 * @param id unique in the problem
 * @param mode how they travel, as the travel times know it
 * @param shifts in order and apart from each other
 */
public record Carer(String id, Set<String> skills, String mode, List<Shift> shifts) {

    public Carer {
        skills = Set.copyOf(skills);
        shifts = List.copyOf(shifts);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a carer without id");
        }
        for (int later = 1; later < shifts.size(); later++) {
            if (shifts.get(later).begins() < shifts.get(later - 1).latestEnd()) {
                throw new IllegalArgumentException("shifts of carer " + id + " overlap");
            }
        }
    }
}
