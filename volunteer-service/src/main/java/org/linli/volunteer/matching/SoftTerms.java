package org.linli.volunteer.matching;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** What somebody is worth for one need, term by term. */
final class SoftTerms {

    private static final Term[] TERMS = Term.values();
    /** From here on a way is as good as none. */
    private static final double FARTHEST_MINUTES = 60;
    /** Ten hours in thirty days are a fair share: whoever served that comes after those who did not. */
    private static final double FAIR_SHARE_MINUTES = 600;
    /** What is left for those who served before when a newcomer is there: newcomers get their turn. */
    private static final double SERVED_BEFORE = 0.8;
    /** Before anybody was asked, a yes is as probable as a no; four answers outweigh that. */
    private static final double PRIOR_ANSWERS = 4;

    private static final double PRIOR_YES = 2;
    private static final double SAME_AREA = 0.5;

    private final NeedToMatch need;
    private final Scarcity scarcity;
    private final Set<String> wanted;

    SoftTerms(NeedToMatch need, Scarcity scarcity) {
        this.need = need;
        this.scarcity = scarcity;
        Set<String> any = new HashSet<>();
        need.wanted().forEach(group -> {
            any.addAll(group.skills());
            any.addAll(group.certificates());
        });
        this.wanted = any;
    }

    /** In the order of terms, each 0 to 1. */
    double[] values(Candidate person) {
        double[] values = new double[TERMS.length];
        for (Term term : TERMS) {
            values[term.ordinal()] = value(term, person);
        }
        return values;
    }

    private double value(Term term, Candidate person) {
        return switch (term) {
            case WALKING_TIME -> walkingTime(person);
            case SCARCE_SKILL -> 1 - scarcity.rarestUnwanted(person, wanted);
            case FAMILIARITY -> familiarity(person.past());
            case FAIRNESS -> fairness(person.past());
            case LIKELIHOOD -> likelihood(person.past());
            case DIALECT -> dialect(person);
            case PICK_ME -> person.picked().contains(need.id()) ? 1 : 0;
        };
    }

    private double walkingTime(Candidate person) {
        double minutes = Walking.minutes(person.home(), person.areaPath(), need.place(), need.areaPath());
        return Math.max(0, 1 - minutes / FARTHEST_MINUTES);
    }

    private double familiarity(Candidate.Past past) {
        if (need.receiver() != null && past.receivers().contains(need.receiver())) {
            return 1;
        }
        return past.areas().contains(need.areaPath()) ? SAME_AREA : 0;
    }

    private static double fairness(Candidate.Past past) {
        return past.served() ? SERVED_BEFORE * (1 - Math.min(1, past.minutesIn30Days() / FAIR_SHARE_MINUTES)) : 1;
    }

    /** The share of yeses, drawn towards a half while there are few answers. */
    static double likelihood(Candidate.Past past) {
        return (past.agreed() + PRIOR_YES) / (past.asked() + PRIOR_ANSWERS);
    }

    private double dialect(Candidate person) {
        return need.dialects().isEmpty() || !Collections.disjoint(need.dialects(), person.dialects()) ? 1 : 0;
    }
}
