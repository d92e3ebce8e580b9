package org.linli.volunteer.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How rare each skill is among the people there are.
 *
 * @param people how many they are
 * @param holders how many of them have a skill or a verified certificate, by its code
 */
public record Scarcity(int people, Map<String, Integer> holders) {

    /** A skill that one in ten has is not rare any more. */
    private static final double COMMON = 0.10;

    public Scarcity {
        holders = Map.copyOf(holders);
    }

    public static Scarcity among(Collection<Candidate> people) {
        Map<String, Integer> holders = new HashMap<>();
        for (Candidate person : people) {
            for (String skill : person.skills()) {
                holders.merge(skill, 1, Integer::sum);
            }
            // The same kind twice, an old paper and a new one, is one holder.
            for (String kind : kinds(person.certificates())) {
                holders.merge(kind, 1, Integer::sum);
            }
        }
        return new Scarcity(people.size(), holders);
    }

    private static Set<String> kinds(List<Candidate.Certificate> certificates) {
        if (certificates.isEmpty()) {
            return Set.of();
        }
        Set<String> kinds = new HashSet<>();
        for (Candidate.Certificate certificate : certificates) {
            if (certificate.verified()) {
                kinds.add(certificate.kind());
            }
        }
        return kinds;
    }

    /** 0 for what one in ten has or more, rising to 1 for what next to nobody has. */
    double rarity(String code) {
        if (people == 0) {
            return 0;
        }
        double share = (double) holders.getOrDefault(code, 0) / people;
        return Math.max(0, 1 - share / COMMON);
    }

    /** Of the rarest thing somebody has that is not wanted here. */
    double rarestUnwanted(Candidate person, Set<String> wanted) {
        double rarest = 0;
        for (String skill : person.skills()) {
            if (!wanted.contains(skill)) {
                rarest = Math.max(rarest, rarity(skill));
            }
        }
        for (Candidate.Certificate certificate : person.certificates()) {
            if (certificate.verified() && !wanted.contains(certificate.kind())) {
                rarest = Math.max(rarest, rarity(certificate.kind()));
            }
        }
        return rarest;
    }
}
