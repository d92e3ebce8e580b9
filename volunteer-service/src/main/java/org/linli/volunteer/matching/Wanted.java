package org.linli.volunteer.matching;

import java.util.Set;

/**
 * One group of what a need wants: whoever has all of it has enough. A need that names several groups is content with any of
 * them.
 *
 * @param skills codes of the city's list
 * @param certificates kinds
 */
public record Wanted(Set<String> skills, Set<String> certificates) {

    public Wanted {
        skills = Set.copyOf(skills);
        certificates = Set.copyOf(certificates);
    }
}
