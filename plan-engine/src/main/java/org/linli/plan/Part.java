package org.linli.plan;

import java.util.Set;

/**
 * What one carer does at a visit.
 *
 * @param skills all of them are needed
 * @param duration ticks, at least 1
 */
public record Part(Set<String> skills, int duration) {

    public Part {
        skills = Set.copyOf(skills);
        if (duration < 1 || duration > Window.NO_LIMIT) {
            throw new IllegalArgumentException("a duration of " + duration);
        }
    }
}
