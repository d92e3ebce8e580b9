package org.linli.bench.planning;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a solution costs, computed from instance and solution alone, after looking that it keeps every rule.
 *
 * @param travel units, as all the others
 */
record CareCost(double travel, double tardiness, double largestTardiness) {

    /** Solutions are written with three decimals: each time may be off by one thousandth. */
    private static final int ROUNDING = 2;

    double total() {
        return (travel + tardiness + largestTardiness) / 3;
    }

    /** @throws IllegalArgumentException for a solution that breaks a rule */
    static CareCost of(CareInstance instance, CareSolution solution) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, CareInstance.Patient> patients = new HashMap<>();
        for (CareInstance.Patient patient : instance.patients()) {
            places.put(patient.id(), places.size() + 1);
            patients.put(patient.id(), patient);
            served(patient, solution);
        }
        long travel = 0;
        long tardiness = 0;
        long largest = 0;
        for (Map.Entry<String, java.util.Set<String>> carer :
                instance.abilities().entrySet()) {
            int place = 0;
            int free = 0;
            for (CareSolution.Stop stop : solution.route(carer.getKey())) {
                CareInstance.Patient patient = patients.get(stop.patient());
                int next = places.get(stop.patient());
                int way = instance.distances()[place][next];
                check(carer.getValue().contains(stop.service()), stop + " is beyond the carer's abilities");
                check(stop.start() + ROUNDING >= free + way, stop + " cannot be reached in time");
                check(stop.start() + ROUNDING >= patient.opens(), stop + " is too early");
                int late = Math.max(0, stop.start() - patient.due());
                travel += way;
                tardiness += late;
                largest = Math.max(largest, late);
                place = next;
                free = stop.over();
            }
            travel += instance.distances()[place][0];
        }
        double unit = CareInstance.PER_UNIT;
        return new CareCost(travel / unit, tardiness / unit, largest / unit);
    }

    private static void served(CareInstance.Patient patient, CareSolution solution) {
        List<CareSolution.Stop> stops = solution.stops().stream()
                .filter(stop -> stop.patient().equals(patient.id()))
                .toList();
        check(stops.size() == patient.services().size(), patient.id() + " is served " + stops.size() + " times");
        int[] starts = new int[stops.size()];
        for (int part = 0; part < starts.length; part++) {
            CareInstance.Service service = patient.services().get(part);
            CareSolution.Stop stop = stops.stream()
                    .filter(each -> each.service().equals(service.name()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(patient.id() + " lacks " + service.name()));
            check(
                    Math.abs(stop.over() - stop.start() - service.duration()) <= ROUNDING,
                    stop + " is of another duration");
            starts[part] = stop.start();
        }
        if (starts.length == 2) {
            int apart = starts[1] - starts[0];
            check(!stops.get(0).carer().equals(stops.get(1).carer()), patient.id() + " has one carer twice");
            check(
                    apart + ROUNDING >= patient.least() && apart - ROUNDING <= patient.most(),
                    patient.id() + " has its services " + apart + " apart");
        }
    }

    private static void check(boolean holds, String fault) {
        if (!holds) {
            throw new IllegalArgumentException(fault);
        }
    }
}
