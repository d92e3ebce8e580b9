package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.linli.volunteer.matching.Folk.id;
import static org.linli.volunteer.matching.Folk.need;
import static org.linli.volunteer.matching.Folk.person;
import static org.linli.volunteer.matching.Folk.ranking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AssignmentTest {

    @Test
    void nobodyTakesTwoPlacesAndTheBoundIsMet() {
        List<Candidate> people = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            people.add(
                    person(i).in("tc.d.s.c" + i % 4 + ".g").skills("s" + i % 3).made());
        }
        List<NeedToMatch> needs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            needs.add(need().id(1000 + i)
                    .places(1 + i % 3)
                    .wants(Set.of("s" + i % 3), Set.of())
                    .made());
        }

        Assignment plan = Assignment.of(ranking(people.toArray(Candidate[]::new)), needs, people);

        assertThat(plan.filled()).hasSize(24).extracting(f -> f.person().id()).doesNotHaveDuplicates();
        assertThat(plan.empty()).isEmpty();
        assertThat(plan.total()).isEqualTo(plan.bound());
    }

    @Test
    void aPlaceThatCanBeFilledIsFilledEvenWhereScoresAreHigherOtherwise() {
        // The first needs a barber; only one is there, and would suit the second better than the other person does.
        Candidate barber = person(1).skills("barber").speaks("hakka").made();
        Candidate far = person(2).in("tc.d.s.x.g").made();
        NeedToMatch haircut = need().id(10)
                .wants(Set.of("barber"), Set.of())
                .speaks("cantonese")
                .made();
        NeedToMatch visit = need().id(11).speaks("hakka").made();

        Assignment plan = Assignment.of(ranking(barber, far), List.of(visit, haircut), List.of(barber, far));

        assertThat(plan.filled())
                .extracting(Assignment.Filled::need, f -> f.person().id())
                .containsExactly(tuple(id(11), id(2)), tuple(id(10), id(1)));
    }

    @Test
    void aPlaceThatStaysEmptySaysWhy() {
        Candidate one = person(1).made();
        Candidate other = person(2).withoutConsent().made();
        NeedToMatch two = need().id(10).places(2).made();
        NeedToMatch haircut = need().id(11).wants(Set.of("barber"), Set.of()).made();

        Assignment plan = Assignment.of(ranking(one, other), List.of(two, haircut), List.of(one, other));

        assertThat(plan.filled()).hasSize(1);
        assertThat(plan.empty())
                .containsExactlyInAnyOrder(
                        new Assignment.Empty(
                                id(10),
                                1 - plan.filled().getFirst().place(),
                                Assignment.Reason.ALL_TAKEN,
                                1,
                                0,
                                Map.of(HardRule.CONSENT, 1)),
                        new Assignment.Empty(
                                id(11),
                                0,
                                Assignment.Reason.NOBODY_FITS,
                                0,
                                0,
                                Map.of(HardRule.CONSENT, 1, HardRule.SKILL, 1)));
    }

    @Test
    void whoIsNotToBeAskedTakesNoPlace() {
        Candidate no = person(1).speaks("hakka").made();
        Candidate other = person(2).made();
        NeedToMatch visit = need().id(10).speaks("hakka").made();

        Assignment plan = Assignment.of(
                ranking(no, other), List.of(visit), List.of(no, other), (need, person) -> !person.equals(no.id()));

        assertThat(plan.filled()).extracting(f -> f.person().id()).containsExactly(other.id());
        assertThat(Assignment.of(ranking(no), List.of(visit), List.of(no), (need, person) -> false)
                        .empty())
                .containsExactly(new Assignment.Empty(id(10), 0, Assignment.Reason.NOBODY_FITS, 0, 1, Map.of()));
    }

    @Test
    void theSumOfScoresIsToldWithoutWhatAPlaceIsWorth() {
        Candidate one = person(1).made();
        Candidate other = person(2).in("tc.d.s.x.g").made();
        Ranking ranking = ranking(one, other);

        Assignment plan = Assignment.of(ranking, List.of(need().places(2).made()), List.of(one, other));

        double sum = plan.filled().stream().mapToDouble(f -> f.person().score()).sum();
        assertThat(plan.scores()).isCloseTo(sum, within(1e-5)).isEqualTo(plan.scoresBound());
    }

    @Test
    void noNeedsOrNobodyIsFine() {
        assertThat(Assignment.of(ranking(), List.of(), List.of()).total()).isZero();
        assertThat(Assignment.of(ranking(), List.of(need().places(2).made()), List.of())
                        .empty())
                .hasSize(2);
    }
}
