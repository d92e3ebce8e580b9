package org.linli.plan;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a plan costs: less is better, medium before soft. Also a difference of two scores.
 *
 * @param terms every term, weighted
 */
public record Score(Map<Term, Long> terms) implements Comparable<Score> {

    public Score {
        Map<Term, Long> all = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            all.put(term, terms.getOrDefault(term, 0L));
        }
        terms = Collections.unmodifiableMap(all);
    }

    public long of(Term term) {
        return terms.getOrDefault(term, 0L);
    }

    /** Risk left out. */
    public long medium() {
        return of(Term.UNPLANNED);
    }

    public long soft() {
        return terms.values().stream().mapToLong(Long::longValue).sum() - medium();
    }

    /** What this costs more than the other one. */
    public Score minus(Score other) {
        Map<Term, Long> difference = new EnumMap<>(Term.class);
        terms.forEach((term, value) -> difference.put(term, value - other.of(term)));
        return new Score(difference);
    }

    @Override
    public int compareTo(Score other) {
        int byMedium = Long.compare(medium(), other.medium());
        return byMedium != 0 ? byMedium : Long.compare(soft(), other.soft());
    }
}
