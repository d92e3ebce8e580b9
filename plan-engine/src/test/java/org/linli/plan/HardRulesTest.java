package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.linli.plan.engine.AnnealingEngine;

class HardRulesTest {

    private static final int INSTANCES = 1_000;

    private final PlanEngine engine = new AnnealingEngine();

    @Test
    void aThousandRandomPlansBreakNoHardRuleAndAreJudgedAsTheRecordsSay() {
        int planned = 0;
        int leftOut = 0;
        for (long seed = 0; seed < INSTANCES; seed++) {
            Problem problem = Problems.random(seed, 6 + (int) (seed % 20), 2 + (int) (seed % 5));

            Plan plan = engine.solve(problem, Budget.iterations(1_500).withWalks(1), seed, SearchListener.NONE);

            assertThat(Checker.faults(plan)).as("instance %d", seed).isEmpty();
            assertThat(plan.score()).as("instance %d", seed).isEqualTo(Judge.score(plan));
            planned += plan.visits().size();
            leftOut += plan.unplanned().size();
        }
        assertThat(planned).isGreaterThan(leftOut);
        assertThat(leftOut).isPositive();
    }

    @Test
    void repairsOfRandomPlansBreakNoHardRule() {
        // Each repair searches as long as eighty of these plans.
        for (long seed = 0; seed < INSTANCES / 12; seed++) {
            Problem problem = Problems.random(seed, 20, 5);
            Plan plan = engine.solve(problem, Budget.iterations(1_000).withWalks(1), seed, SearchListener.NONE);
            List<Change> changes = List.of(
                    new Change.CarerOut("c1", (int) (seed % 200)),
                    new Change.VisitCancelled("v7"),
                    new Change.VisitAdded(Problems.visit("new", 4, 100, 300, 20)));

            for (Change change : changes) {
                Repair repair = engine.repair(plan, change);

                assertThat(Checker.faults(repair.plan()))
                        .as("instance %d, %s", seed, change)
                        .isEmpty();
                assertThat(repair.plan().score())
                        .as("instance %d, %s", seed, change)
                        .isEqualTo(Judge.score(repair.plan()));
            }
        }
    }

    @Test
    void adoptingAPlanGivesTheSamePlan() {
        for (long seed = 0; seed < INSTANCES / 4; seed++) {
            Problem problem = Problems.random(seed, 20, 5);
            Plan plan = engine.solve(problem, Budget.iterations(1_000).withWalks(1), seed, SearchListener.NONE);

            Plan again = engine.adopt(problem, plan.visits());

            assertThat(again).as("instance %d", seed).isEqualTo(plan);
        }
    }
}
