package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.linli.plan.ChangedVisit.Reason;
import org.linli.plan.engine.AnnealingEngine;

class RepairTest {

    private final PlanEngine engine = new AnnealingEngine();

    private final List<Carer> three = List.of(
            Problems.carer("one", "wash"), Problems.carer("two", "wash"), Problems.carer("three", "wash", "cook"));

    @Test
    void whenACarerIsOutOnlyTheirLaterVisitsGoToOthersAtTheSameTimeWherePossible() {
        Plan plan = planned(
                Problems.visit("early", 1, 0, 100, 20, "wash").published(Placement.of("one", 50)),
                Problems.visit("late", 2, 0, 400, 20, "wash").published(Placement.of("one", 300)),
                Problems.visit("other", 8, 0, 400, 20, "wash").published(Placement.of("two", 300)));

        Repair repair = engine.repair(plan, new Change.CarerOut("one", 200));

        assertThat(repair.plan().placement("late")).contains(Placement.of("three", 300));
        assertThat(repair.changed())
                .containsExactly(new ChangedVisit(
                        "late", Placement.of("one", 300), Placement.of("three", 300), Reason.CARER_OUT, null));
    }

    @Test
    void aFrozenVisitNotYetBegunGoesToAnotherWhenItsCarerIsOut() {
        Plan plan = planned(
                Problems.visit("begun", 1, 0, 100, 20, "wash").frozenAt(Placement.of("one", 50)),
                Problems.visit("soon", 2, 0, 400, 20, "wash").frozenAt(Placement.of("one", 90)));

        Repair repair = engine.repair(plan, new Change.CarerOut("one", 60));

        assertThat(repair.plan().placement("begun")).contains(Placement.of("one", 50));
        assertThat(repair.changed()).extracting(ChangedVisit::visit).containsExactly("soon");
        assertThat(repair.plan().placement("soon").orElseThrow().starts()).containsExactly(90);
    }

    @Test
    void aCoupleKeepsTheOneWhoIsWell() {
        Plan plan = planned(Visit.of(
                        "both",
                        "somebody",
                        3,
                        Window.strict(0, 400),
                        new Part(Set.of("wash"), 20),
                        new Part(Set.of("wash"), 20))
                .published(Placement.of("one", 100, "two", 100)));

        Repair repair = engine.repair(plan, new Change.CarerOut("two", 0));

        assertThat(repair.plan().placement("both")).contains(Placement.of("one", 100, "three", 100));
    }

    @Test
    void aVisitThatHasToWaitForANewOneSaysForWhich() {
        Plan plan = planned(Problems.visit("there", 1, 100, 400, 20, "cook").published(Placement.of("three", 100)));

        Repair repair = engine.repair(plan, new Change.VisitAdded(Problems.visit("urgent", 1, 100, 110, 40, "cook")));

        assertThat(repair.changed())
                .contains(new ChangedVisit("urgent", null, Placement.of("three", 100), Reason.ADDED, null))
                .contains(new ChangedVisit(
                        "there", Placement.of("three", 100), Placement.of("three", 140), Reason.PUSHED, "urgent"));
    }

    @Test
    void aVisitGoesToAnotherCarerToMakeRoomForOneThatOnlyThisCarerCanDo() {
        Plan plan = planned(Problems.visit("simple", 1, 100, 110, 50, "wash").published(Placement.of("three", 100)));

        Repair repair = engine.repair(plan, new Change.VisitAdded(Problems.visit("special", 2, 100, 110, 50, "cook")));

        assertThat(repair.plan().unplanned()).isEmpty();
        assertThat(repair.plan().placement("special").orElseThrow().carers()).containsExactly("three");
        assertThat(repair.changed())
                .filteredOn(change -> change.visit().equals("simple"))
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.reason()).isEqualTo(Reason.MADE_ROOM);
                    assertThat(change.because()).isEqualTo("special");
                });
    }

    @Test
    void whenNobodyIsLeftTheVisitIsLeftOutAndThatIsToldToo() {
        Plan plan = planned(Problems.visit("special", 2, 100, 110, 50, "cook").published(Placement.of("three", 100)));

        Repair repair = engine.repair(plan, new Change.CarerOut("three", 0));

        assertThat(repair.plan().unplanned()).containsExactly("special");
        assertThat(repair.changed())
                .containsExactly(new ChangedVisit("special", Placement.of("three", 100), null, Reason.CARER_OUT, null));
    }

    @Test
    void aCancelledVisitLeavesTheOthersAloneAndMakesRoomForOneLeftOut() {
        Plan plan = planned(
                Problems.visit("first", 1, 100, 110, 50, "cook").published(Placement.of("three", 100)),
                Problems.visit("after", 1, 100, 300, 20, "cook").published(Placement.of("three", 200)),
                Problems.visit("left-out", 2, 100, 110, 50, "cook"));

        Repair repair = engine.repair(plan, new Change.VisitCancelled("first"));

        assertThat(repair.changed())
                .containsExactly(new ChangedVisit("left-out", null, Placement.of("three", 100), Reason.FITS_NOW, null));
    }

    @Test
    void aChangedVisitIsPlacedAnew() {
        Plan plan = planned(Problems.visit("moved", 1, 100, 110, 50, "cook").published(Placement.of("three", 100)));

        Repair repair = engine.repair(plan, new Change.VisitChanged(Problems.visit("moved", 1, 200, 210, 50, "cook")));

        assertThat(repair.changed())
                .containsExactly(new ChangedVisit(
                        "moved", Placement.of("three", 100), Placement.of("three", 200), Reason.CHANGED, null));
    }

    @Test
    void randomRepairsTellOfEveryVisitChangedAndOfNoOther() {
        for (long seed = 0; seed < 40; seed++) {
            Problem problem = Problems.random(seed, 20, 5);
            Plan plan = engine.solve(problem, Budget.iterations(1_000).withWalks(1), seed, SearchListener.NONE);

            Repair repair = engine.repair(plan, new Change.CarerOut("c0", 100));

            Set<String> differs = new HashSet<>();
            problem.visits().forEach(visit -> {
                if (!plan.placement(visit.id()).equals(repair.plan().placement(visit.id()))) {
                    differs.add(visit.id());
                }
            });
            assertThat(repair.changed()).extracting(ChangedVisit::visit).containsExactlyInAnyOrderElementsOf(differs);
            assertThat(engine.repair(plan, new Change.CarerOut("c0", 100))).isEqualTo(repair);
        }
    }

    @Test
    void aChangeOfWhatIsNotThereIsRefused() {
        Plan plan = planned(Problems.visit("a", 1, 100, 110, 50, "cook"));

        assertThatThrownBy(() -> engine.repair(plan, new Change.CarerOut("nobody", 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody");
        assertThatThrownBy(() -> engine.repair(plan, new Change.VisitCancelled("nothing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing");
    }

    private Plan planned(Visit... visits) {
        Problem problem = Problem.of(List.of(visits), three, Problems.line(10), Problems.CALM);
        return engine.solve(problem, Budget.iterations(200).withWalks(1), 1, SearchListener.NONE);
    }
}
