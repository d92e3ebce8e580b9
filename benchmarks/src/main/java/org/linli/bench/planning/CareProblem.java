package org.linli.bench.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.linli.plan.Carer;
import org.linli.plan.Coupling;
import org.linli.plan.Part;
import org.linli.plan.Plan;
import org.linli.plan.Problem;
import org.linli.plan.Shift;
import org.linli.plan.TravelTimes;
import org.linli.plan.Visit;
import org.linli.plan.Weights;
import org.linli.plan.Window;

/** An instance as a problem of production: one office, shifts without end, lateness never forbidden. Only the weights are special. */
final class CareProblem {

    private static final String MODE = "any";

    private CareProblem() {}

    static Problem of(CareInstance instance) {
        List<Carer> carers = new ArrayList<>();
        Shift always = new Shift(0, Window.NO_LIMIT, Window.NO_LIMIT, 0, 0, List.of());
        instance.abilities().forEach((id, can) -> carers.add(new Carer(id, can, MODE, List.of(always))));
        List<Visit> visits = new ArrayList<>();
        for (CareInstance.Patient patient : instance.patients()) {
            Part[] parts = patient.services().stream()
                    .map(service -> new Part(Set.of(service.name()), service.duration()))
                    .toArray(Part[]::new);
            Window window = new Window(patient.opens(), patient.due(), Window.NO_LIMIT);
            visits.add(Visit.of(patient.id(), patient.id(), visits.size() + 1, window, parts)
                    .coupled(Coupling.after(patient.least(), patient.most())));
        }
        return Problem.of(visits, carers, travel(instance.distances()), Weights.travelAndLateness());
    }

    /** What the carers do, without anything the engine says of costs. */
    static CareSolution solution(CareInstance instance, Plan plan) {
        List<CareSolution.Stop> stops = new ArrayList<>();
        for (CareInstance.Patient patient : instance.patients()) {
            plan.placement(patient.id()).ifPresent(placement -> {
                for (int part = 0; part < patient.services().size(); part++) {
                    CareInstance.Service service = patient.services().get(part);
                    int start = placement.starts().get(part);
                    stops.add(new CareSolution.Stop(
                            placement.carers().get(part),
                            patient.id(),
                            service.name(),
                            start,
                            start + service.duration()));
                }
            });
        }
        return new CareSolution(stops);
    }

    private static TravelTimes travel(int[][] distances) {
        return new TravelTimes() {
            @Override
            public int places() {
                return distances.length;
            }

            @Override
            public int between(String mode, int from, int to) {
                return distances[from][to];
            }
        };
    }
}
