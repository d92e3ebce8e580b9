package org.linli.plan;

import java.util.List;

/**
 * Who comes to a visit and when.
 *
 * @param carers by part
 * @param starts by part
 */
public record Placement(List<String> carers, List<Integer> starts) {

    public Placement {
        carers = List.copyOf(carers);
        starts = List.copyOf(starts);
        if (carers.isEmpty() || carers.size() > 2 || carers.size() != starts.size()) {
            throw new IllegalArgumentException("a placement has one or two carers, each with a start");
        }
    }

    public static Placement of(String carer, int start) {
        return new Placement(List.of(carer), List.of(start));
    }

    public static Placement of(String first, int firstStart, String second, int secondStart) {
        return new Placement(List.of(first, second), List.of(firstStart, secondStart));
    }
}
