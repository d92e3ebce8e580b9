package org.linli.volunteer.matching;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Puts people in the order in which they suit a need. The one scoring function: whatever asks or plans goes through it. */
public final class Ranking {

    private final Weights weights;
    private final double[] shares;
    private final Scarcity scarcity;
    private final ZoneId zone;

    /**
     * @param scarcity among everybody the city has, or at least among those to be ranked
     * @param zone the city's, whose days and weeks count
     */
    public Ranking(Weights weights, Scarcity scarcity, ZoneId zone) {
        this.weights = weights;
        this.shares = weights.shares();
        this.scarcity = scarcity;
        this.zone = zone;
    }

    /**
     * Everybody looked at for one need.
     *
     * @param fit who keep every hard rule, best first
     * @param broken how many were left out by each rule, counted at the first one they break; rules nobody broke are absent
     */
    public record Result(List<Scored> fit, Map<HardRule, Integer> broken) {}

    /**
     * Why somebody is, or is not, among those who fit.
     *
     * @param broken every rule they break, in the order of rules; empty when they fit
     * @param score null unless they fit
     */
    public record Standing(
            UUID person, List<Broken> broken, @Nullable Scored score) {

        /** The rule by which they are left out. */
        public Optional<Broken> first() {
            return broken.stream().findFirst();
        }
    }

    /** Ranks people for a need. */
    public Result rank(NeedToMatch need, Collection<Candidate> people) {
        return at(need).rank(people);
    }

    /** The rules a person breaks, or their score. */
    public Standing whyNot(NeedToMatch need, Candidate person) {
        Bench bench = at(need);
        List<Broken> broken = bench.rules.all(person);
        return new Standing(person.id(), broken, broken.isEmpty() ? bench.scored(person) : null);
    }

    Weights weights() {
        return weights;
    }

    /** For looking at many people for the same need: what depends on the need alone is worked out once. */
    Bench at(NeedToMatch need) {
        return new Bench(new HardRules(need, zone), new SoftTerms(need, scarcity));
    }

    /** One need's rules and terms. */
    final class Bench {

        private final HardRules rules;
        private final SoftTerms terms;

        private Bench(HardRules rules, SoftTerms terms) {
            this.rules = rules;
            this.terms = terms;
        }

        /** The first rule somebody breaks; null when they keep them all. */
        @Nullable
        HardRule breaks(Candidate person) {
            Broken first = rules.first(person);
            return first == null ? null : first.rule();
        }

        /** Of somebody who keeps all rules. */
        Scored scored(Candidate person) {
            return new Scored(person, weights, shares, terms.values(person));
        }

        private Result rank(Collection<Candidate> people) {
            List<Scored> fit = new ArrayList<>(people.size());
            int[] broken = new int[HardRule.values().length];
            for (Candidate person : people) {
                HardRule rule = breaks(person);
                if (rule == null) {
                    fit.add(scored(person));
                } else {
                    broken[rule.ordinal()]++;
                }
            }
            fit.sort(Scored.BEST_FIRST);
            return new Result(Collections.unmodifiableList(fit), counted(broken));
        }
    }

    private static Map<HardRule, Integer> counted(int[] broken) {
        return Arrays.stream(HardRule.values())
                .filter(rule -> broken[rule.ordinal()] > 0)
                .collect(Collectors.toMap(
                        rule -> rule,
                        rule -> broken[rule.ordinal()],
                        (a, b) -> a,
                        () -> new EnumMap<>(HardRule.class)));
    }
}
