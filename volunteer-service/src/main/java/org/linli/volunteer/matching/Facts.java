package org.linli.volunteer.matching;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people told of themselves or others verified; it seldom changes, and says nothing of what they did.
 *
 * @param counter as it was when this was read: a higher one in the database means that something changed since
 * @param consents whether they agree to be matched and are active
 */
record Facts(
        long counter,
        @Nullable Point home,
        @Nullable String household,
        boolean consents,
        Set<String> skills,
        List<Candidate.Certificate> certificates,
        Availability availability,
        int weeklyCap,
        Set<String> dialects) {

    Facts {
        skills = Set.copyOf(skills);
        certificates = List.copyOf(certificates);
        dialects = Set.copyOf(dialects);
    }
}
