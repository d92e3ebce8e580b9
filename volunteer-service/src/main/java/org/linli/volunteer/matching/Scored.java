package org.linli.volunteer.matching;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** A person who keeps every hard rule, and what they are worth for the need. */
public final class Scored {

    /** Best first; who is worth the same comes in the order of ids, so that a ranking is the same each time. */
    public static final Comparator<Scored> BEST_FIRST =
            Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id, Scored::byText);

    /**
     * One term of a score.
     *
     * @param value 0 to 1
     * @param weight as in the weights
     * @param contribution what it adds to the score; the contributions of all terms are the score
     */
    public record Part(Term term, double value, double weight, double contribution) {}

    private static final Term[] TERMS = Term.values();

    private final Candidate person;
    private final Weights weights;
    private final double[] values;
    private final double[] shares;
    private final double score;

    /** @param values by the order of terms; kept */
    Scored(Candidate person, Weights weights, double[] shares, double[] values) {
        this.person = person;
        this.weights = weights;
        this.shares = shares;
        this.values = values;
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * shares[i];
        }
        this.score = sum;
    }

    public Candidate person() {
        return person;
    }

    public UUID id() {
        return person.id();
    }

    /** 0 to 1. */
    public double score() {
        return score;
    }

    /** What a term is worth, 0 to 1. */
    public double value(Term term) {
        return values[term.ordinal()];
    }

    /** Every term, in the order of their names in the code. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(TERMS.length);
        for (Term term : TERMS) {
            int i = term.ordinal();
            parts.add(new Part(term, values[i], weights.of().get(term), values[i] * shares[i]));
        }
        return parts;
    }

    /** In the order of their text: ids compare as signed numbers otherwise. */
    private static int byText(UUID a, UUID b) {
        int high = Long.compareUnsigned(a.getMostSignificantBits(), b.getMostSignificantBits());
        return high != 0 ? high : Long.compareUnsigned(a.getLeastSignificantBits(), b.getLeastSignificantBits());
    }
}
