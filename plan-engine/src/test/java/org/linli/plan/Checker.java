package org.linli.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks for broken hard rules in a plan, from the records alone and by no code of the engine's. */
final class Checker {

    /** One part as planned. */
    private record Stop(Visit visit, int part, int start) {
        int over() {
            return start + visit.parts().get(part).duration();
        }
    }

    private final Plan plan;
    private final Problem problem;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, List<Stop>> days = new HashMap<>();

    private Checker(Plan plan) {
        this.plan = plan;
        this.problem = plan.problem();
    }

    static List<String> faults(Plan plan) {
        Checker checker = new Checker(plan);
        checker.complete();
        for (Visit visit : checker.problem.visits()) {
            plan.placement(visit.id()).ifPresent(placement -> checker.visit(visit, placement));
        }
        checker.problem.carers().forEach(checker::day);
        checker.gaps();
        checker.quotas();
        return checker.faults;
    }

    private void complete() {
        Set<String> all = new HashSet<>(plan.unplanned());
        plan.visits().keySet().forEach(id -> check(all.add(id), id + " is planned and left out"));
        Set<String> wanted = new HashSet<>();
        problem.visits().forEach(visit -> wanted.add(visit.id()));
        check(all.equals(wanted), "not all visits are planned or left out");
        problem.visits().stream()
                .filter(Visit::frozen)
                .forEach(visit -> check(
                        plan.visits().containsKey(visit.id())
                                && plan.visits().get(visit.id()).equals(visit.published()),
                        visit.id() + " is frozen and moved"));
    }

    private void visit(Visit visit, Placement placement) {
        for (int part = 0; part < visit.parts().size(); part++) {
            String carer = placement.carers().get(part);
            days.computeIfAbsent(carer, each -> new ArrayList<>())
                    .add(new Stop(visit, part, placement.starts().get(part)));
        }
        if (visit.frozen()) {
            return;
        }
        for (int part = 0; part < visit.parts().size(); part++) {
            String id = placement.carers().get(part);
            int start = placement.starts().get(part);
            Carer carer = carer(id);
            check(carer.skills().containsAll(visit.parts().get(part).skills()), visit.id() + " lacks a skill");
            check(
                    start >= visit.window().opens() && start <= visit.window().latest(),
                    visit.id() + " is outside its window");
            check(
                    !problem.exclusions().contains(new Exclusion(id, visit.person())),
                    visit.id() + " is by somebody excluded");
            Pin pin = visit.pin();
            if (pin != null) {
                check(pin.carers().getOrDefault(part, id).equals(id), visit.id() + " is pinned to another carer");
            }
        }
        if (visit.pin() != null && visit.pin().start() != null) {
            check(placement.starts().getFirst().equals(visit.pin().start()), visit.id() + " is pinned to another time");
        }
        if (visit.parts().size() == 2) {
            int apart = placement.starts().get(1) - placement.starts().get(0);
            check(
                    apart >= visit.coupling().least()
                            && apart <= visit.coupling().most(),
                    visit.id() + " is coupled by " + apart);
            check(
                    !placement.carers().get(0).equals(placement.carers().get(1)),
                    visit.id() + " is done twice by the same");
        }
    }

    private void day(Carer carer) {
        List<Stop> stops = new ArrayList<>(days.getOrDefault(carer.id(), List.of()));
        stops.sort(Comparator.comparingInt(Stop::start));
        int lastFrozen = stops.stream()
                .filter(stop -> stop.visit().frozen())
                .mapToInt(Stop::over)
                .max()
                .orElse(-1);
        Set<Stop> seen = new HashSet<>();
        for (Shift shift : carer.shifts()) {
            List<Stop> within = stops.stream()
                    .filter(stop ->
                            stop.start() >= shift.begins() || stop.visit().frozen())
                    .filter(stop -> stop.start() < shift.latestEnd() && !seen.contains(stop))
                    .toList();
            seen.addAll(within);
            shift(carer, shift, within, lastFrozen);
        }
        stops.stream()
                .filter(stop -> !seen.contains(stop) && !stop.visit().frozen())
                .forEach(stop -> faults.add(stop.visit().id() + " is outside every shift"));
    }

    private void shift(Carer carer, Shift shift, List<Stop> stops, int lastFrozen) {
        int place = shift.startPlace();
        int free = shift.begins();
        for (Stop stop : stops) {
            int way = problem.travel().between(carer.mode(), place, stop.visit().place());
            int from = free;
            int rests = plan.breaks().stream()
                    .filter(each ->
                            each.carer().equals(carer.id()) && each.start() >= from && each.start() < stop.start())
                    .mapToInt(PlannedBreak::duration)
                    .sum();
            check(
                    stop.visit().frozen() || free + rests + way <= stop.start(),
                    stop.visit().id() + " cannot be reached in time");
            place = stop.visit().place();
            free = stop.over();
        }
        if (!stops.isEmpty() && !stops.getLast().visit().frozen()) {
            int back = free + problem.travel().between(carer.mode(), place, shift.endPlace());
            check(back <= shift.latestEnd(), carer.id() + " is back too late");
        }
        for (Break each : shift.breaks()) {
            boolean taken = plan.breaks().stream().anyMatch(rest -> takes(rest, carer, each, stops));
            boolean later = stops.stream().allMatch(stop -> stop.over() <= each.latest());
            check(taken || later || each.latest() < lastFrozen, carer.id() + " has no break");
        }
    }

    private static boolean takes(PlannedBreak rest, Carer carer, Break wanted, List<Stop> stops) {
        int over = rest.start() + rest.duration();
        return rest.carer().equals(carer.id())
                && rest.start() >= wanted.earliest()
                && rest.start() <= wanted.latest()
                && rest.duration() == wanted.duration()
                && stops.stream().allMatch(stop -> stop.over() <= rest.start() || stop.start() >= over);
    }

    private void gaps() {
        List<Visit> planned = problem.visits().stream()
                .filter(visit -> plan.visits().containsKey(visit.id()))
                .toList();
        for (Visit one : planned) {
            for (Visit other : planned) {
                int gap = Math.max(one.minimumGap(), other.minimumGap());
                int apart = Math.abs(start(one) - start(other));
                if (one != other && one.item().equals(other.item()) && !(one.frozen() && other.frozen())) {
                    check(apart >= gap, one.id() + " and " + other.id() + " are only " + apart + " apart");
                }
            }
        }
    }

    private void quotas() {
        for (Quota quota : problem.quotas()) {
            List<Visit> counted = problem.visits().stream()
                    .filter(visit -> quota.funding().equals(visit.funding()))
                    .filter(visit -> plan.visits().containsKey(visit.id()))
                    .toList();
            long frozen = counted.stream().filter(Visit::frozen).count();
            check(counted.size() <= Math.max(quota.left(), frozen), "more than the quota is planned");
        }
    }

    private int start(Visit visit) {
        return plan.visits().get(visit.id()).starts().getFirst();
    }

    private Carer carer(String id) {
        return problem.carers().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private void check(boolean holds, String fault) {
        if (!holds) {
            faults.add(fault);
        }
    }
}
