package org.linli.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The best plan of a tiny problem, by trying every order and every carer. For shifts from one place without breaks. */
final class BruteForce {

    private final Problem problem;
    private long best = Long.MAX_VALUE;

    private BruteForce(Problem problem) {
        this.problem = problem;
    }

    /** Medium and soft cost of the best plan, medium first. */
    static long[] best(Problem problem) {
        BruteForce force = new BruteForce(problem);
        force.orders(new ArrayList<>(), new ArrayList<>(problem.visits()));
        return new long[] {force.best >> 40, force.best & ((1L << 40) - 1)};
    }

    private void orders(List<Visit> chosen, List<Visit> left) {
        if (left.isEmpty()) {
            carers(chosen, 0, new HashMap<>());
            return;
        }
        for (Visit visit : left) {
            List<Visit> more = new ArrayList<>(chosen);
            more.add(visit);
            List<Visit> less = new ArrayList<>(left);
            less.remove(visit);
            orders(more, less);
        }
    }

    private void carers(List<Visit> order, int at, Map<String, List<Carer>> chosen) {
        if (at == order.size()) {
            cost(order, chosen).ifPresent(cost -> best = Math.min(best, cost));
            return;
        }
        Visit visit = order.get(at);
        chosen.remove(visit.id());
        carers(order, at + 1, chosen);
        for (Carer first : problem.carers()) {
            if (visit.parts().size() == 1) {
                choose(order, at, chosen, List.of(first));
                continue;
            }
            for (Carer second : problem.carers()) {
                if (second != first) {
                    choose(order, at, chosen, List.of(first, second));
                }
            }
        }
        chosen.remove(visit.id());
    }

    private void choose(List<Visit> order, int at, Map<String, List<Carer>> chosen, List<Carer> carers) {
        Visit visit = order.get(at);
        for (int part = 0; part < carers.size(); part++) {
            if (!carers.get(part).skills().containsAll(visit.parts().get(part).skills())) {
                return;
            }
        }
        chosen.put(visit.id(), carers);
        carers(order, at + 1, chosen);
    }

    private Optional<Long> cost(List<Visit> order, Map<String, List<Carer>> chosen) {
        Map<Carer, int[]> days = new HashMap<>();
        problem.carers()
                .forEach(carer ->
                        days.put(carer, new int[] {0, carer.shifts().getFirst().startPlace()}));
        long travel = 0;
        long late = 0;
        long largest = 0;
        long medium = 0;
        for (Visit visit : order) {
            List<Carer> carers = chosen.get(visit.id());
            if (carers == null) {
                medium += visit.risk();
                continue;
            }
            int[] starts = new int[carers.size()];
            for (int part = 0; part < starts.length; part++) {
                int[] day = days.get(carers.get(part));
                int way = problem.travel().between("ride", day[1], visit.place());
                starts[part] = Math.max(visit.window().opens(), day[0] + way);
                travel += way;
            }
            if (starts.length == 2) {
                starts[1] = Math.max(starts[1], starts[0] + visit.coupling().least());
                starts[0] = Math.max(starts[0], starts[1] - visit.coupling().most());
            }
            for (int part = 0; part < starts.length; part++) {
                if (starts[part] > visit.window().latest()) {
                    return Optional.empty();
                }
                int by = Math.max(0, starts[part] - visit.window().due());
                late += by;
                largest = Math.max(largest, by);
                int[] day = days.get(carers.get(part));
                day[0] = starts[part] + visit.parts().get(part).duration();
                day[1] = visit.place();
            }
        }
        for (Carer carer : problem.carers()) {
            int[] day = days.get(carer);
            Shift shift = carer.shifts().getFirst();
            int way = problem.travel().between("ride", day[1], shift.endPlace());
            if (day[0] > 0 && day[0] + way > shift.latestEnd()) {
                return Optional.empty();
            }
            travel += way;
        }
        return Optional.of((medium << 40) + travel + late + largest);
    }
}
