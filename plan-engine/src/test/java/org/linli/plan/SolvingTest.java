package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.plan.engine.AnnealingEngine;

class SolvingTest {

    private final PlanEngine engine = new AnnealingEngine();

    @Test
    void theSameSeedAndIterationsGiveTheSamePlanWithOneThreadOrTwo() {
        Problem problem = Problems.random(7, 60, 12);
        for (int walks = 1; walks <= 2; walks++) {
            Budget budget = Budget.iterations(30_000).withWalks(walks);

            Plan once = engine.solve(problem, budget, 3, SearchListener.NONE);
            Plan again = engine.solve(problem, budget, 3, SearchListener.NONE);

            assertThat(again).isEqualTo(once);
        }
    }

    @Test
    void progressTellsBestBoundAndTimeAndNeverGetsWorse() {
        Problem problem = Problems.random(7, 60, 12);
        List<Progress> told = new ArrayList<>();

        Plan plan = engine.solve(problem, Budget.time(Duration.ofMillis(600)), 3, told::add);

        assertThat(told)
                .hasSizeGreaterThan(1)
                .isSortedAccordingTo((one, other) -> other.best().compareTo(one.best()));
        assertThat(told.getLast().done()).isEqualTo(1);
        assertThat(told.getLast().best()).isEqualTo(plan.score());
        assertThat(told).allSatisfy(progress -> {
            assertThat(progress.bound().medium())
                    .isLessThanOrEqualTo(progress.best().medium());
            assertThat(progress.elapsed()).isPositive();
            assertThat(progress.iterations()).isNotNegative();
        });
        assertThat(told.getLast().elapsed()).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void theBoundIsBelowThePlanWhenAllIsPlanned() {
        Problem problem = Problem.of(
                List.of(
                        Problems.visit("a", 5, 0, 500, 20, "wash"),
                        Problems.visit("b", 9, 0, 500, 20, "wash"),
                        Problems.visit("nobody", 3, 0, 500, 20, "fly").atRisk(4)),
                List.of(Problems.carer("only", "wash")),
                Problems.line(10),
                Weights.travelAndLateness());
        List<Progress> told = new ArrayList<>();

        engine.solve(problem, Budget.iterations(1_000), 1, told::add);

        assertThat(told.getLast().bound()).isEqualTo(new Bound(4, 8));
        assertThat(told.getLast().best().soft()).isEqualTo(18);
        assertThat(told.getLast().best().medium()).isEqualTo(4);
    }

    @Test
    void aSearchStopsEarlyWithTheBestSoFar() {
        Problem problem = Problems.random(7, 30, 6);
        List<Progress> told = new ArrayList<>();

        Plan plan = engine.solve(problem, Budget.time(Duration.ofMinutes(5)), 3, progress -> {
            told.add(progress);
            return told.size() < 3;
        });

        assertThat(told).hasSize(3);
        assertThat(plan.score()).isEqualTo(told.getLast().best());
        assertThat(Checker.faults(plan)).isEmpty();
    }

    @Test
    void aListenerThatFailsEndsTheSearch() {
        Problem problem = Problems.random(7, 30, 6);
        SearchListener failing = progress -> {
            throw new IllegalStateException("no listener");
        };

        assertThatThrownBy(() -> engine.solve(problem, Budget.time(Duration.ofMinutes(5)), 3, failing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no listener");
    }

    @Test
    void frozenVisitsStayWhateverElseWouldBeBetter() {
        Visit frozen = Problems.visit("begun", 9, 300, 400, 30, "fly").frozenAt(Placement.of("two", 5));
        Problem problem = Problem.of(
                List.of(frozen, Problems.visit("next", 9, 0, 500, 20, "wash")),
                List.of(Problems.carer("one", "wash"), Problems.carer("two", "wash")),
                Problems.line(10),
                Weights.travelAndLateness());

        Plan plan = engine.solve(problem, Budget.iterations(2_000), 1, SearchListener.NONE);

        assertThat(plan.placement("begun")).contains(Placement.of("two", 5));
        assertThat(plan.placement("next")).contains(Placement.of("two", 35));
    }

    @Test
    void publishedVisitsStayUnlessMovingThemIsWorthIt() {
        List<Visit> visits = List.of(
                Problems.visit("a", 2, 0, 500, 20, "wash").published(Placement.of("one", 100)),
                Problems.visit("b", 8, 0, 500, 20, "wash").published(Placement.of("two", 200)));
        List<Carer> carers = List.of(Problems.carer("one", "wash"), Problems.carer("two", "wash"));
        Problem dear = Problem.of(visits, carers, Problems.line(10), Problems.CALM);
        Problem free = Problem.of(visits, carers, Problems.line(10), Weights.travelAndLateness());

        Plan kept = engine.solve(dear, Budget.iterations(5_000), 1, SearchListener.NONE);
        Plan moved = engine.solve(free, Budget.iterations(5_000), 1, SearchListener.NONE);

        assertThat(kept.visits().values()).containsExactly(Placement.of("one", 100), Placement.of("two", 200));
        assertThat(moved.score().of(Term.TRAVEL)).isEqualTo(16);
    }

    @Test
    void aProblemWithNothingToPlanHasAPlan() {
        Problem problem = Problem.of(List.of(), List.of(), Problems.line(1), Weights.DEFAULT);

        Plan plan = engine.solve(problem, Budget.iterations(10), 1, SearchListener.NONE);

        assertThat(plan.visits()).isEmpty();
        assertThat(plan.score().soft()).isZero();
    }
}
