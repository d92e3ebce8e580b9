package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.linli.volunteer.matching.Folk.GRID;
import static org.linli.volunteer.matching.Folk.NEED;
import static org.linli.volunteer.matching.Folk.RECEIVER;
import static org.linli.volunteer.matching.Folk.id;
import static org.linli.volunteer.matching.Folk.need;
import static org.linli.volunteer.matching.Folk.person;
import static org.linli.volunteer.matching.Folk.ranking;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RankingTest {

    private static Candidate.Past past(int minutes, int asked, int agreed) {
        return new Candidate.Past(Set.of(), Set.of(), true, minutes, asked, agreed, null);
    }

    /** The value of a term for the first of these people, the others being there too. */
    private static double value(Term term, Folk.Need need, Folk.Person first, Folk.Person... others) {
        List<Candidate> all = new ArrayList<>(List.of(first.made()));
        for (Folk.Person other : others) {
            all.add(other.made());
        }
        Ranking.Standing standing = ranking(all.toArray(Candidate[]::new)).whyNot(need.made(), all.getFirst());
        assertThat(standing.broken()).isEmpty();
        return standing.score().value(term);
    }

    @Test
    void theContributionsOfAllTermsAreTheScore() {
        Candidate person = person(1).past(past(120, 3, 2)).speaks("cantonese").made();

        Scored scored = ranking(person).whyNot(need().made(), person).score();

        assertThat(scored.parts()).extracting(Scored.Part::term).containsExactly(Term.values());
        assertThat(scored.parts().stream()
                        .mapToDouble(Scored.Part::contribution)
                        .sum())
                .isCloseTo(scored.score(), within(1e-12));
        assertThat(scored.parts()).allSatisfy(part -> {
            assertThat(part.value()).isBetween(0.0, 1.0);
            assertThat(part.contribution()).isCloseTo(part.value() * part.weight() / 12, within(1e-12));
        });
        assertThat(scored.score()).isBetween(0.0, 1.0);
    }

    @Test
    void whoDoesNotFitIsCountedAtTheirFirstBrokenRuleAndNotRanked() {
        Candidate fits = person(1).made();
        Candidate withdrew = person(2).withoutConsent().free(Availability.NONE).made();
        Candidate away = person(3).free(Availability.NONE).made();

        Ranking.Result result = ranking(fits, withdrew, away).rank(need().made(), List.of(withdrew, fits, away));

        assertThat(result.fit()).extracting(Scored::id).containsExactly(id(1));
        assertThat(result.broken()).isEqualTo(Map.of(HardRule.CONSENT, 1, HardRule.FREE_TIME, 1));
    }

    @Test
    void whyNotNamesTheFirstBrokenRuleAndAllOthers() {
        Candidate person = person(2).withoutConsent().free(Availability.NONE).made();

        Ranking.Standing standing = ranking(person).whyNot(need().made(), person);

        assertThat(standing.first())
                .hasValueSatisfying(b -> assertThat(b.rule()).isEqualTo(HardRule.CONSENT));
        assertThat(standing.broken()).extracting(Broken::rule).containsExactly(HardRule.CONSENT, HardRule.FREE_TIME);
        assertThat(standing.score()).isNull();
    }

    @Test
    void theNearerPersonIsWorthMore() {
        Folk.Need need = need().at(113.5, 22.27);

        assertThat(value(Term.WALKING_TIME, need, person(1).at(113.5, 22.27))).isEqualTo(1);
        // A hundredth of a degree north is 1,112 m, 1,446 m by the streets, 19.3 minutes.
        assertThat(value(Term.WALKING_TIME, need, person(1).at(113.5, 22.28))).isCloseTo(1 - 19.27 / 60, within(0.001));
        assertThat(value(Term.WALKING_TIME, need, person(1).at(113.6, 22.37))).isZero();
    }

    @Test
    void withoutCoordinatesTheTreeOfAreasTellsTheDistance() {
        assertThat(value(Term.WALKING_TIME, need(), person(1))).isCloseTo(1 - 5 / 60.0, within(1e-12));
        assertThat(value(Term.WALKING_TIME, need(), person(1).in("tc.d.s.c.h")))
                .isCloseTo(1 - 12 / 60.0, within(1e-12));
        assertThat(value(Term.WALKING_TIME, need(), person(1).in("tc.d.s.c"))).isCloseTo(1 - 12 / 60.0, within(1e-12));
        assertThat(value(Term.WALKING_TIME, need(), person(1).in("tc.d.s.cc.g")))
                .isCloseTo(1 - 30 / 60.0, within(1e-12));
        assertThat(value(Term.WALKING_TIME, need().reach("tc"), person(1).in("tc.e.s.c.g")))
                .isZero();
    }

    @Test
    void aRareSkillIsKeptFreeUnlessItIsWanted() {
        Folk.Person[] others = new Folk.Person[99];
        for (int i = 0; i < others.length; i++) {
            others[i] = person(100 + i).skills("cooking");
        }
        Folk.Person signs = person(1).skills("cooking", "sign");

        assertThat(value(Term.SCARCE_SKILL, need(), signs, others)).isCloseTo(0.1, within(1e-12));
        assertThat(value(Term.SCARCE_SKILL, need().wants(Set.of("sign"), Set.of()), signs, others))
                .isEqualTo(1);
        assertThat(value(Term.SCARCE_SKILL, need(), others[0], signs, others[1]))
                .isEqualTo(1);
    }

    @Test
    void whoServedTheSameReceiverBeforeIsFamiliarAndWhoServedThereHalfSo() {
        assertThat(value(Term.FAMILIARITY, need(), person(1))).isZero();
        assertThat(value(
                        Term.FAMILIARITY,
                        need(),
                        person(1).past(new Candidate.Past(Set.of(RECEIVER), Set.of(), true, 0, 0, 0, null))))
                .isEqualTo(1);
        assertThat(value(
                        Term.FAMILIARITY,
                        need(),
                        person(1).past(new Candidate.Past(Set.of("r2"), Set.of(GRID), true, 0, 0, 0, null))))
                .isEqualTo(0.5);
    }

    @Test
    void newcomersHaveTheirTurnBeforeThoseWhoServedMuch() {
        double newcomer = value(Term.FAIRNESS, need(), person(1));
        double rested = value(Term.FAIRNESS, need(), person(1).past(past(0, 0, 0)));
        double busy = value(Term.FAIRNESS, need(), person(1).past(past(300, 0, 0)));
        double tired = value(Term.FAIRNESS, need(), person(1).past(past(900, 0, 0)));

        assertThat(List.of(newcomer, rested, busy, tired)).containsExactly(1.0, 0.8, 0.4, 0.0);
    }

    @Test
    void oneAnswerDoesNotMakeALikelihoodOfZeroOrOne() {
        assertThat(value(Term.LIKELIHOOD, need(), person(1))).isEqualTo(0.5);
        assertThat(value(Term.LIKELIHOOD, need(), person(1).past(past(0, 1, 1))))
                .isCloseTo(0.6, within(1e-12));
        assertThat(value(Term.LIKELIHOOD, need(), person(1).past(past(0, 16, 16))))
                .isCloseTo(0.9, within(1e-12));
    }

    @Test
    void aDialectCountsWhereOneIsWantedAndPickMeForTheNeedItself() {
        assertThat(value(Term.DIALECT, need(), person(1))).isEqualTo(1);
        assertThat(value(Term.DIALECT, need().speaks("hakka"), person(1).speaks("hakka")))
                .isEqualTo(1);
        assertThat(value(Term.DIALECT, need().speaks("hakka"), person(1).speaks("cantonese")))
                .isZero();
        assertThat(value(Term.PICK_ME, need(), person(1).picks(NEED))).isEqualTo(1);
        assertThat(value(Term.PICK_ME, need(), person(1).picks(id(5)))).isZero();
    }

    @Test
    void aRankingIsTheSameInWhateverOrderPeopleCome() {
        List<Candidate> people = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            // Three kinds, so that there are many ties; ids that are negative as numbers too.
            UUID id = new UUID((long) i << 60, i);
            Candidate like = person(i).past(past(60 * (i % 3), 0, 0)).made();
            people.add(new Candidate(
                    id,
                    like.areaPath(),
                    null,
                    null,
                    true,
                    Set.of(),
                    List.of(),
                    like.availability(),
                    null,
                    List.of(),
                    Set.of(),
                    like.past(),
                    Set.of(),
                    Set.of()));
        }
        List<UUID> first = ids(people);

        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(people, new Random(seed));
            assertThat(ids(people)).isEqualTo(first);
        }
        assertThat(first.subList(0, 67)).isSortedAccordingTo(java.util.Comparator.comparing(UUID::toString));
    }

    private static List<UUID> ids(List<Candidate> people) {
        return new Ranking(Folk.WEIGHTS, Scarcity.among(people), Folk.CITY)
                .rank(need().made(), people).fit().stream().map(Scored::id).toList();
    }

    @Test
    void weightsNameEveryTermOnceAndCannotAllBeNothing() {
        Map<String, Double> most = new java.util.HashMap<>();
        Folk.WEIGHTS.of().forEach((term, weight) -> most.put(term.code(), weight));
        most.remove("dialect");

        assertThatThrownBy(() -> Weights.named(1, most)).hasMessageContaining("dialect");
        most.put("dialect", Double.NaN);
        assertThatThrownBy(() -> Weights.named(1, most)).hasMessageContaining("dialect");
        most.put("dialect", -1.0);
        assertThatThrownBy(() -> Weights.named(1, most)).hasMessageContaining("dialect");
        most.put("dialect", 0.0);
        assertThat(Weights.named(1, most).version()).isEqualTo(1);
        assertThatThrownBy(() -> Weights.named(0, most)).hasMessageContaining("version");
        most.put("charm", 1.0);
        assertThatThrownBy(() -> Weights.named(1, most)).hasMessageContaining("charm");
        most.remove("charm");
        most.replaceAll((term, weight) -> 0.0);
        assertThatThrownBy(() -> Weights.named(1, most)).hasMessageContaining("above zero");
    }
}
