package org.linli.volunteer.matching;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How much each term counts. Only their proportions matter: scores are divided by the sum.
 *
 * @param version above zero; told with every ranking, so that it can be explained later
 * @param of a finite weight of at least 0 for each term, not all of them 0
 */
public record Weights(int version, Map<Term, Double> of) {

    public Weights {
        if (version < 1) {
            throw new IllegalArgumentException("version must be above zero: " + version);
        }
        EnumMap<Term, Double> all = new EnumMap<>(Term.class);
        for (Term term : Term.values()) {
            Double weight = of.get(term);
            if (weight == null || !(weight >= 0) || weight.isInfinite()) {
                throw new IllegalArgumentException("weight of " + term.code() + " must be 0 or more: " + weight);
            }
            all.put(term, weight);
        }
        if (all.values().stream().allMatch(weight -> weight == 0)) {
            throw new IllegalArgumentException("at least one weight must be above zero");
        }
        of = Collections.unmodifiableMap(all);
    }

    /**
     * From names as they are stored.
     *
     * @throws IllegalArgumentException for a name that is no term, and as the constructor does
     */
    public static Weights named(int version, Map<String, Double> byCode) {
        EnumMap<Term, Double> of = new EnumMap<>(Term.class);
        byCode.forEach((code, weight) -> of.put(
                Arrays.stream(Term.values())
                        .filter(term -> term.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such term: " + code)),
                weight));
        return new Weights(version, of);
    }

    /** Shares of each term in the score, in the order of the terms; they add up to 1. */
    double[] shares() {
        double sum = of.values().stream().mapToDouble(Double::doubleValue).sum();
        return of.values().stream().mapToDouble(weight -> weight / sum).toArray();
    }
}
