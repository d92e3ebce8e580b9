package org.linli.bench.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.linli.plan.Budget;
import org.linli.plan.Plan;
import org.linli.plan.SearchListener;
import org.linli.plan.engine.AnnealingEngine;

/** A day of three people on one street, 10, 20 and 30 from the office; the last one needs two carers 5 to 10 apart. */
class CareDayTest {

    private static final String DAY = """
            {
              "patients": [
                {"id": "p1", "time_window": [0, 100], "required_caregivers": [{"service": "s1", "duration": 10}]},
                {"id": "p2", "time_window": [0, 30], "required_caregivers": [{"service": "s2", "duration": 10}]},
                {"id": "p3", "time_window": [50, 60],
                 "required_caregivers": [{"service": "s1", "duration": 5}, {"service": "s2", "duration": 5}],
                 "synchronization": {"type": "sequential", "distance": [5, 10]}}
              ],
              "caregivers": [
                {"id": "c1", "abilities": ["s1"]}, {"id": "c2", "abilities": ["s2"]}, {"id": "c3", "abilities": ["s1", "s2"]}
              ],
              "distances": [[0, 10, 20, 30], [10, 0, 10, 20], [20, 10, 0, 10], [30, 20, 10, 0]]
            }
            """;

    @TempDir
    Path folder;

    private CareInstance instance;

    @BeforeEach
    void read() throws IOException {
        Path file = Files.writeString(folder.resolve("day.json"), DAY);
        instance = CareInstance.read(file);
    }

    @Test
    void aDayCostsItsWaysAndWhatIsLateAndTheLatestOnceMore() {
        CareSolution solution = solution();

        CareCost cost = CareCost.of(instance, solution);

        // c1 goes 10 + 20 and 30 back, c2 20 + 10 and 30 back; p2 starts at 35 and not by 30
        assertThat(cost.travel()).isEqualTo(120);
        assertThat(cost.tardiness()).isEqualTo(5);
        assertThat(cost.largestTardiness()).isEqualTo(5);
        assertThat(cost.total()).isEqualTo(130 / 3.0);
    }

    @Test
    void aPlanThatBreaksARuleIsNotJudgedButRefused() {
        refused(0, stop("c2", "p1", "s1", 20), "abilities");
        refused(0, stop("c1", "p1", "s1", 9), "reached");
        refused(2, stop("c1", "p3", "s1", 49), "early");
        refused(3, stop("c2", "p3", "s2", 63), "apart");
        refused(3, stop("c1", "p3", "s2", 56), "one carer twice");
        refused(3, stop("c2", "p2", "s2", 56), "served");
    }

    @Test
    void aSolutionIsWrittenAsItIsReadAndNamesWhoHasNothingToDo() throws IOException {
        Path file = folder.resolve("solution.json");

        solution().write(instance, file);

        CareSolution read = CareSolution.read(file);
        assertThat(read.stops()).containsExactlyInAnyOrderElementsOf(solution().stops());
        assertThat(CareCost.of(instance, read)).isEqualTo(CareCost.of(instance, solution()));
        assertThat(Files.readString(file)).contains("c3", "global_ordering");
    }

    @Test
    void theEngineFindsTheCheapestDayAndSaysTheSameOfItsCost() {
        Plan plan = new AnnealingEngine()
                .solve(CareProblem.of(instance), Budget.iterations(20_000).withWalks(1), 1, SearchListener.NONE);

        CareCost cost = CareCost.of(instance, CareProblem.solution(instance, plan));

        // two carers have to go to the end of the street and back, and pass the others on their way in time
        assertThat(cost.total()).isEqualTo(120 / 3.0);
        assertThat(plan.score().soft()).isEqualTo(120L * CareInstance.PER_UNIT);
    }

    @Test
    void theDaysFolderIsReadAndItsSolutionsMustCostWhatIsPublished() throws IOException {
        Path instances = Files.createDirectories(folder.resolve("instances"));
        Path solutions = Files.createDirectories(folder.resolve("solutions"));
        Files.writeString(instances.resolve("Street_3_1.json"), DAY);
        solution().write(instance, solutions.resolve("sol-Street_3_1-43.json"));
        Files.writeString(
                folder.resolve("best-known.csv"),
                "instance,distance_traveled,max_tardiness,total_tardiness,total_cost\nStreet_3_1.json,120,5,5,43.3333\n");

        CareData data = CareData.read(folder, List.of("3_1"));

        assertThat(data.instances()).hasSize(1);
        assertThat(data.reproduced()).isEqualTo(1);
        Files.writeString(
                folder.resolve("best-known.csv"),
                "instance,distance_traveled,max_tardiness,total_tardiness,total_cost\nStreet_3_1.json,120,5,5,40\n");
        assertThatThrownBy(() -> CareData.read(folder, List.of()).reproduced()).hasMessageContaining("should cost 40");
    }

    private void refused(int place, CareSolution.Stop instead, String rule) {
        List<CareSolution.Stop> stops = new ArrayList<>(solution().stops());
        stops.set(place, instead);
        assertThatThrownBy(() -> CareCost.of(instance, new CareSolution(stops))).hasMessageContaining(rule);
    }

    private static CareSolution solution() {
        return new CareSolution(List.of(
                stop("c1", "p1", "s1", 10),
                stop("c2", "p2", "s2", 35),
                stop("c1", "p3", "s1", 50),
                stop("c2", "p3", "s2", 56)));
    }

    private static CareSolution.Stop stop(String carer, String patient, String service, int start) {
        int duration = patient.equals("p3") ? 5 : 10;
        return new CareSolution.Stop(
                carer, patient, service, start * CareInstance.PER_UNIT, (start + duration) * CareInstance.PER_UNIT);
    }
}
