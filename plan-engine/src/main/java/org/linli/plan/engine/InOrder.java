package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.linli.plan.Placement;

/** Orders placed visits so that every carer's day follows the order. What waits for itself in a circle comes last. */
final class InOrder {

    private final @Nullable Placement[] placed;
    private final List<Integer> visits;
    private final Map<Integer, List<Integer>> after = new HashMap<>();
    private final int[] waitsFor;

    InOrder(@Nullable Placement[] placed, List<Integer> visits) {
        this.placed = placed;
        this.visits = visits;
        this.waitsFor = new int[placed.length];
        days().values().forEach(this::follow);
    }

    List<Integer> visits() {
        PriorityQueue<Integer> ready = new PriorityQueue<>(
                Comparator.<Integer>comparingInt(this::start).thenComparingInt(visit -> visit));
        visits.stream().filter(visit -> waitsFor[visit] == 0).forEach(ready::add);
        List<Integer> ordered = new ArrayList<>();
        while (!ready.isEmpty()) {
            int visit = ready.remove();
            ordered.add(visit);
            for (int next : after.getOrDefault(visit, List.of())) {
                if (--waitsFor[next] == 0) {
                    ready.add(next);
                }
            }
        }
        visits.stream().filter(visit -> waitsFor[visit] > 0).forEach(ordered::add);
        return ordered;
    }

    /** Visits and their starts, by carer. */
    private Map<String, List<int[]>> days() {
        Map<String, List<int[]>> days = new HashMap<>();
        for (int visit : visits) {
            Placement placement = placed[visit];
            for (int part = 0; part < placement.carers().size(); part++) {
                days.computeIfAbsent(placement.carers().get(part), carer -> new ArrayList<>())
                        .add(new int[] {visit, placement.starts().get(part)});
            }
        }
        return days;
    }

    private void follow(List<int[]> day) {
        day.sort(Comparator.<int[]>comparingInt(each -> each[1]).thenComparingInt(each -> each[0]));
        for (int later = 1; later < day.size(); later++) {
            int visit = day.get(later)[0];
            if (visit == day.get(later - 1)[0]) {
                continue;
            }
            after.computeIfAbsent(day.get(later - 1)[0], before -> new ArrayList<>())
                    .add(visit);
            waitsFor[visit]++;
        }
    }

    private int start(int visit) {
        return placed[visit].starts().getFirst();
    }
}
