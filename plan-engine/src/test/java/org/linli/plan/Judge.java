package org.linli.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges a plan from the records alone, slowly and by no code of the engine's. */
final class Judge {

    private record Stop(Visit visit, int part, int start) {
        int over() {
            return start + visit.parts().get(part).duration();
        }
    }

    private final Plan plan;
    private final Problem problem;
    private final Weights weights;
    private final Map<Term, Long> terms = new EnumMap<>(Term.class);

    private Judge(Plan plan) {
        this.plan = plan;
        this.problem = plan.problem();
        this.weights = problem.weights();
    }

    static Score score(Plan plan) {
        Judge judge = new Judge(plan);
        for (Visit visit : judge.problem.visits()) {
            judge.plan
                    .placement(visit.id())
                    .ifPresentOrElse(
                            placement -> judge.placed(visit, placement), () -> judge.add(Term.UNPLANNED, visit.risk()));
        }
        judge.problem.carers().forEach(judge::day);
        return new Score(judge.terms);
    }

    private void placed(Visit visit, Placement placement) {
        for (int part = 0; part < visit.parts().size(); part++) {
            String carer = placement.carers().get(part);
            int start = placement.starts().get(part);
            int late = Math.max(0, start - visit.window().due());
            add(Term.LATENESS, (long) weights.lateness() * late);
            long largest = (long) weights.largestLateness() * late;
            terms.merge(Term.LARGEST_LATENESS, largest, Math::max);
            Wishes wishes = visit.wishes();
            if (!wishes.familiar().isEmpty()) {
                add(
                        Term.CONTINUITY,
                        weights.continuity() * (100L - wishes.familiar().getOrDefault(carer, 0)));
            }
            if (!wishes.preferred().isEmpty() && !wishes.preferred().contains(carer)) {
                add(Term.PREFERENCE, weights.preference());
            }
            Placement told = visit.published();
            if (told != null) {
                add(Term.DISTURBANCE, told.carers().get(part).equals(carer) ? 0 : weights.otherCarer());
                int moved = Math.abs(start - told.starts().get(part)) - weights.tolerance();
                add(Term.DISTURBANCE, (long) weights.otherTime() * Math.max(0, moved));
            }
        }
    }

    private void day(Carer carer) {
        List<Stop> stops = new ArrayList<>();
        for (Visit visit : problem.visits()) {
            plan.placement(visit.id()).ifPresent(placement -> {
                for (int part = 0; part < visit.parts().size(); part++) {
                    if (placement.carers().get(part).equals(carer.id())) {
                        stops.add(new Stop(visit, part, placement.starts().get(part)));
                    }
                }
            });
        }
        stops.sort(Comparator.comparingInt(Stop::start));
        long service =
                stops.stream().mapToLong(stop -> stop.over() - stop.start()).sum();
        add(Term.FAIR_LOAD, weights.fairLoad() * Math.max(0, service - share(carer)));
        Map<Shift, List<Stop>> shifts = new HashMap<>();
        for (Stop stop : stops) {
            Shift own = carer.shifts().getFirst();
            for (Shift shift : carer.shifts()) {
                own = shift.begins() <= stop.start() ? shift : own;
            }
            shifts.computeIfAbsent(own, shift -> new ArrayList<>()).add(stop);
        }
        shifts.forEach((shift, within) -> shift(carer, shift, within));
    }

    private void shift(Carer carer, Shift shift, List<Stop> stops) {
        int place = shift.startPlace();
        int free = -1;
        for (Stop stop : stops) {
            int way = problem.travel().between(carer.mode(), place, stop.visit().place());
            add(Term.TRAVEL, (long) weights.travel() * way);
            if (free >= 0) {
                int from = free;
                int rests = plan.breaks().stream()
                        .filter(rest ->
                                rest.carer().equals(carer.id()) && rest.start() >= from && rest.start() < stop.start())
                        .mapToInt(PlannedBreak::duration)
                        .sum();
                // A break may begin later than the carer is free: that is waiting for the break, not for the visit.
                int rested = plan.breaks().stream()
                        .filter(rest ->
                                rest.carer().equals(carer.id()) && rest.start() >= from && rest.start() < stop.start())
                        .mapToInt(rest -> rest.start() + rest.duration())
                        .max()
                        .orElse(free + rests);
                add(Term.WAITING, (long) weights.waiting() * Math.max(0, stop.start() - rested - way));
            }
            place = stop.visit().place();
            free = Math.max(shift.begins(), stop.over());
        }
        int home = problem.travel().between(carer.mode(), place, shift.endPlace());
        add(Term.TRAVEL, (long) weights.travel() * home);
        add(Term.OVERTIME, (long) weights.overtime() * Math.max(0, free + home - shift.ends()));
    }

    private long share(Carer carer) {
        double service = problem.visits().stream()
                .flatMap(visit -> visit.parts().stream())
                .mapToInt(Part::duration)
                .sum();
        double all = problem.carers().stream().mapToDouble(Judge::time).sum();
        return (long) Math.ceil(service * time(carer) / all);
    }

    private static double time(Carer carer) {
        return carer.shifts().stream()
                .mapToInt(shift -> shift.ends() - shift.begins())
                .sum();
    }

    private void add(Term term, long cost) {
        terms.merge(term, cost, Long::sum);
    }
}
