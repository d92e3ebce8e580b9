package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.plan.engine.AnnealingEngine;

class BestPlanTest {

    private final PlanEngine engine = new AnnealingEngine();

    @Test
    void aTinyDayIsPlannedAsWellAsCanBe() {
        for (long seed = 0; seed < 40; seed++) {
            Problem problem = tiny(seed);
            long[] best = BruteForce.best(problem);

            Plan plan = engine.solve(problem, Budget.iterations(20_000).withWalks(1), seed, SearchListener.NONE);

            assertThat(new long[] {plan.score().medium(), plan.score().soft()})
                    .as("instance %d", seed)
                    .isEqualTo(best);
        }
    }

    @Test
    void ofTwoVisitsThatExcludeEachOtherTheOneAtHigherRiskIsPlanned() {
        Problem problem = Problem.of(
                List.of(
                        Problems.visit("safe", 1, 100, 110, 60, "wash").atRisk(2),
                        Problems.visit("at-risk", 2, 100, 110, 60, "wash").atRisk(5)),
                List.of(Problems.carer("only", "wash")),
                Problems.line(3),
                Problems.WEIGHTS);

        Plan plan = engine.solve(problem, Budget.iterations(1_000), 1, SearchListener.NONE);

        assertThat(plan.visits()).containsOnlyKeys("at-risk");
        assertThat(plan.unplanned()).containsExactly("safe");
        assertThat(plan.score().medium()).isEqualTo(2);
    }

    private static Problem tiny(long seed) {
        Random random = new Random(seed);
        List<Carer> carers = new ArrayList<>(List.of(Problems.carer("one", "wash", "cook")));
        carers.add(random.nextBoolean() ? Problems.carer("two", "cook") : Problems.carer("two", "wash", "cook"));
        List<Visit> visits = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            int opens = random.nextInt(60);
            int due = opens + random.nextInt(20);
            Window window = new Window(opens, due, due + random.nextInt(60));
            Part part = new Part(Set.of(random.nextBoolean() ? "wash" : "cook"), 5 + random.nextInt(15));
            boolean couple = random.nextInt(4) == 0;
            Part other = new Part(Set.of("cook"), 10);
            visits.add(Visit.of(
                            "v" + number,
                            "p",
                            1 + random.nextInt(30),
                            window,
                            couple ? new Part[] {part, other} : new Part[] {part})
                    .coupled(random.nextBoolean() ? Coupling.together() : Coupling.after(5, 15))
                    .atRisk(1 + random.nextInt(3)));
        }
        return Problem.of(visits, carers, Problems.line(31), Weights.travelAndLateness());
    }
}
