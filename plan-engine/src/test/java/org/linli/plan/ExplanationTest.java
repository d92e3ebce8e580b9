package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.plan.BrokenRule.Rule;
import org.linli.plan.engine.AnnealingEngine;

class ExplanationTest {

    private final PlanEngine engine = new AnnealingEngine();

    @Test
    void everyDifferenceIsExactlyWhatTheWholePlanCostsMore() {
        int alternatives = 0;
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = Problems.random(seed, 15, 4);
            Plan plan = engine.solve(problem, Budget.iterations(1_000).withWalks(1), seed, SearchListener.NONE);
            for (Visit visit : problem.visits()) {
                Explanation explanation = engine.explain(plan, visit.id());

                assertThat(explanation.placement()).isEqualTo(plan.visits().get(visit.id()));
                assertThat(explanation.alternatives()).hasSizeLessThanOrEqualTo(3);
                for (Alternative each : explanation.alternatives()) {
                    assertThat(Checker.faults(each.plan())).isEmpty();
                    assertThat(each.plan().placement(visit.id())).contains(each.placement());
                    assertThat(each.placement()).isNotEqualTo(explanation.placement());
                    assertThat(each.difference())
                            .isEqualTo(Judge.score(each.plan()).minus(Judge.score(plan)));
                    alternatives++;
                }
            }
        }
        assertThat(alternatives).isGreaterThan(200);
    }

    @Test
    void theCostsOfAVisitAreWhatIsSavedWithoutIt() {
        Plan plan = plan(Problems.visit("near", 2, 0, 500, 20, "wash"), Problems.visit("far", 9, 0, 500, 20, "wash"));

        Explanation far = engine.explain(plan, "far");

        assertThat(far.costs().of(Term.TRAVEL)).isEqualTo(3 * 14);
        assertThat(far.costs().medium()).isZero();
    }

    @Test
    void theBestAlternativesComeFirst() {
        Plan plan =
                plan(Problems.visit("a", 2, 0, 500, 20, "wash").wishing(new Wishes(java.util.Map.of(), Set.of("one"))));

        List<Alternative> alternatives = engine.explain(plan, "a").alternatives();

        assertThat(alternatives)
                .extracting(each -> each.placement().carers().getFirst())
                .containsExactly("two");
        assertThat(alternatives.getFirst().difference().of(Term.PREFERENCE)).isEqualTo(40);
    }

    @Test
    void whyNotIsEmptyExactlyWhenTheCarerCouldCome() {
        for (long seed = 0; seed < 60; seed++) {
            Problem problem = Problems.random(seed, 12, 4);
            Plan plan = engine.solve(problem, Budget.iterations(500).withWalks(1), seed, SearchListener.NONE);
            for (Visit visit : problem.visits()) {
                List<Alternative> alternatives =
                        engine.explain(plan, visit.id()).alternatives();
                for (Carer carer : problem.carers()) {
                    boolean could = visit.parts().size() == 1
                            && alternatives.size() < 3
                            && alternatives.stream()
                                    .anyMatch(each -> each.placement().carers().contains(carer.id()));
                    List<BrokenRule> broken = engine.whyNot(plan, visit.id(), carer.id());
                    if (could) {
                        assertThat(broken).isEmpty();
                    } else if (visit.parts().size() == 1 && alternatives.size() < 3) {
                        boolean comes = plan.placement(visit.id())
                                .filter(placement -> placement.carers().contains(carer.id()))
                                .isPresent();
                        assertThat(broken.isEmpty())
                                .as("%d %s %s", seed, visit.id(), carer.id())
                                .isEqualTo(comes);
                    }
                }
            }
        }
    }

    @Test
    void whyNotNamesTheRules() {
        Visit asked = Problems.visit("asked", 2, 100, 110, 20, "wash", "lift").pinned(Pin.toCarer("one"));
        Problem problem = new Problem(
                List.of(asked),
                List.of(Problems.carer("one", "wash", "lift"), Problems.carer("two", "wash")),
                Problems.line(10),
                Set.of(new Exclusion("two", "of-asked")),
                List.of(),
                Problems.WEIGHTS);
        Plan plan = engine.solve(problem, Budget.iterations(100), 1, SearchListener.NONE);

        assertThat(engine.whyNot(plan, "asked", "two"))
                .containsExactly(
                        new BrokenRule(Rule.SKILL, "asked", "lift"),
                        new BrokenRule(Rule.EXCLUSION, "asked", null),
                        new BrokenRule(Rule.PIN, "asked", "one"));
        assertThat(engine.whyNot(plan, "asked", "one")).isEmpty();
    }

    @Test
    void whyNotNamesTheVisitThatCouldNotBeReachedAnyMore() {
        Plan plan = plan(
                Problems.visit("asked", 2, 100, 110, 50, "wash").pinned(Pin.toCarer("one")),
                Problems.visit("in-the-way", 3, 100, 110, 50, "wash").published(Placement.of("two", 100)));
        Plan free = engine.adopt(plan.problem().withEachVisit(visit -> visit.pinned(null)), plan.visits());

        assertThat(engine.whyNot(free, "asked", "two"))
                .containsExactlyInAnyOrder(
                        new BrokenRule(Rule.WINDOW, "in-the-way", null), new BrokenRule(Rule.WINDOW, "asked", null));
    }

    @Test
    void aStrangerIsRefused() {
        Plan plan = plan(Problems.visit("a", 2, 0, 500, 20, "wash"));

        assertThatThrownBy(() -> engine.explain(plan, "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> engine.whyNot(plan, "a", "c")).isInstanceOf(IllegalArgumentException.class);
    }

    private Plan plan(Visit... visits) {
        Problem problem = Problem.of(
                List.of(visits),
                List.of(Problems.carer("one", "wash"), Problems.carer("two", "wash")),
                Problems.line(10),
                Problems.CALM);
        return engine.solve(problem, Budget.iterations(3_000).withWalks(1), 1, SearchListener.NONE);
    }
}
