package org.linli.plan.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.plan.Break;
import org.linli.plan.Carer;
import org.linli.plan.Exclusion;
import org.linli.plan.Funding;
import org.linli.plan.Part;
import org.linli.plan.Placement;
import org.linli.plan.Problem;
import org.linli.plan.Quota;
import org.linli.plan.Shift;
import org.linli.plan.TravelTimes;
import org.linli.plan.Visit;

/** Reads a problem into arrays. Which carer may do which part is settled here, once. */
final class ModelReader {

    private final Problem problem;
    private final Model model;
    private final Map<String, Integer> carerNumbers = new HashMap<>();
    private final Wishing wishing;

    private ModelReader(Problem problem) {
        this.problem = problem;
        int routes = problem.carers().stream()
                .mapToInt(carer -> carer.shifts().size())
                .sum();
        model = new Model(problem, routes);
        wishing = new Wishing(problem.weights());
    }

    static Model read(Problem problem) {
        ModelReader reader = new ModelReader(problem);
        reader.carers();
        reader.visits();
        reader.groups();
        reader.quotas();
        reader.allowed();
        reader.shares();
        return reader.model;
    }

    private void carers() {
        Map<String, int[]> matrices = new HashMap<>();
        List<Break> breaks = new ArrayList<>();
        int route = 0;
        for (int carer = 0; carer < model.carers; carer++) {
            Carer each = problem.carers().get(carer);
            carerNumbers.put(each.id(), carer);
            for (Shift shift : each.shifts()) {
                model.carer[route] = carer;
                model.begins[route] = shift.begins();
                model.ends[route] = shift.ends();
                model.latestEnd[route] = shift.latestEnd();
                model.startPlace[route] = shift.startPlace();
                model.endPlace[route] = shift.endPlace();
                model.travel[route] = matrices.computeIfAbsent(each.mode(), this::matrix);
                model.firstBreak[route] = breaks.size();
                breaks.addAll(Breaks.ahead(shift, Breaks.lastFrozenEnd(problem.visits(), each.id(), shift)));
                model.lastBreak[route] = breaks.size();
                route++;
            }
        }
        model.breakEarliest = breaks.stream().mapToInt(Break::earliest).toArray();
        model.breakLatest = breaks.stream().mapToInt(Break::latest).toArray();
        model.breakDuration = breaks.stream().mapToInt(Break::duration).toArray();
    }

    private int[] matrix(String mode) {
        TravelTimes times = problem.travel();
        int places = times.places();
        int[] matrix = new int[places * places];
        for (int from = 0; from < places; from++) {
            for (int to = 0; to < places; to++) {
                int time = times.between(mode, from, to);
                if (time < 0) {
                    throw new IllegalArgumentException("a travel time below 0 from " + from + " to " + to);
                }
                matrix[from * places + to] = time;
            }
        }
        return matrix;
    }

    private void visits() {
        for (int v = 0; v < model.visits; v++) {
            Visit visit = problem.visits().get(v);
            model.place[v] = visit.place();
            model.opens[v] = visit.window().opens();
            model.due[v] = visit.window().due();
            model.latest[2 * v] = visit.window().latest();
            model.latest[2 * v + 1] = visit.window().latest();
            model.coupled[v] = visit.parts().size() == 2;
            model.least[v] = visit.coupling().least();
            model.most[v] = visit.coupling().most();
            model.risk[v] = visit.risk();
            model.frozen[v] = visit.frozen();
            Placement published = visit.published();
            for (int part = 0; part < 2; part++) {
                boolean there = part < visit.parts().size();
                model.duration[2 * v + part] = there ? visit.parts().get(part).duration() : 0;
                model.told[2 * v + part] =
                        there && published != null ? published.starts().get(part) : Model.OPEN;
            }
            pinnedTime(v, visit);
        }
    }

    private void pinnedTime(int v, Visit visit) {
        Integer start = visit.pin() == null ? null : visit.pin().start();
        if (start != null && !visit.frozen()) {
            model.opens[v] = Math.max(model.opens[v], start);
            model.latest[2 * v] = Math.min(model.latest[2 * v], start);
        }
    }

    private void groups() {
        Map<String, List<Integer>> items = new LinkedHashMap<>();
        for (int v = 0; v < model.visits; v++) {
            items.computeIfAbsent(problem.visits().get(v).item(), item -> new ArrayList<>())
                    .add(v);
        }
        Arrays.fill(model.group, -1);
        List<int[]> members = new ArrayList<>();
        for (List<Integer> item : items.values()) {
            int gap = item.stream()
                    .mapToInt(v -> problem.visits().get(v).minimumGap())
                    .max()
                    .orElse(0);
            if (item.size() > 1 && gap > 0) {
                for (int v : item) {
                    model.group[v] = members.size();
                    model.gap[v] = gap;
                }
                members.add(item.stream().mapToInt(Integer::intValue).toArray());
            }
        }
        model.members = members.toArray(int[][]::new);
    }

    private void quotas() {
        Map<Funding, Integer> numbers = new HashMap<>();
        model.left = new int[problem.quotas().size()];
        for (Quota quota : problem.quotas()) {
            model.left[numbers.size()] = quota.left();
            numbers.put(quota.funding(), numbers.size());
        }
        for (int v = 0; v < model.visits; v++) {
            Funding funding = problem.visits().get(v).funding();
            model.quota[v] = funding == null ? -1 : numbers.getOrDefault(funding, -1);
        }
        int[] facts = new int[model.left.length];
        for (int v = 0; v < model.visits; v++) {
            if (model.quota[v] >= 0 && model.frozen[v]) {
                facts[model.quota[v]]++;
            }
        }
        for (int quota = 0; quota < facts.length; quota++) {
            model.left[quota] = Math.max(model.left[quota], facts[quota]);
        }
    }

    private void allowed() {
        for (int v = 0; v < model.visits; v++) {
            Visit visit = problem.visits().get(v);
            for (int part = 0; part < 2; part++) {
                int[] routes = new int[model.routes];
                int count = 0;
                for (int route = 0; route < model.routes && part < visit.parts().size(); route++) {
                    Carer carer = problem.carers().get(model.carer[route]);
                    if (may(visit, part, carer, route)) {
                        routes[count++] = route;
                        model.allowed[2 * v + part][route] = true;
                        model.wish[2 * v + part][route] = wishing.cost(visit, part, carer.id());
                    }
                }
                model.candidates[2 * v + part] = Arrays.copyOf(routes, count);
            }
        }
    }

    private boolean may(Visit visit, int number, Carer carer, int route) {
        Part part = visit.parts().get(number);
        if (visit.frozen()) {
            return route == frozenRoute(visit, number, carer);
        }
        @Nullable
        String pinned = visit.pin() == null ? null : visit.pin().carers().get(number);
        return carer.skills().containsAll(part.skills())
                && !problem.exclusions().contains(new Exclusion(carer.id(), visit.person()))
                && (pinned == null || pinned.equals(carer.id()))
                && (long) model.begins[route] <= visit.window().latest()
                && (long) model.latestEnd[route] >= (long) visit.window().opens() + part.duration();
    }

    /** The carer's shift in which a frozen visit begins, or the nearest one: facts need no shift. */
    private int frozenRoute(Visit visit, int number, Carer carer) {
        Placement published = visit.published();
        if (published == null || !published.carers().get(number).equals(carer.id())) {
            return -1;
        }
        int start = published.starts().get(number);
        int best = -1;
        for (int route = 0; route < model.routes; route++) {
            if (problem.carers().get(model.carer[route]).id().equals(carer.id())
                    && (best < 0 || model.begins[route] <= start)) {
                best = route;
            }
        }
        return best;
    }

    private void shares() {
        double service = 0;
        for (int time : model.duration) {
            service += time;
        }
        double[] time = new double[model.carers];
        double all = 0;
        for (int route = 0; route < model.routes; route++) {
            int length = model.ends[route] - model.begins[route];
            time[model.carer[route]] += length;
            all += length;
        }
        for (int carer = 0; carer < model.carers; carer++) {
            model.share[carer] = all == 0 ? 0 : (long) Math.ceil(service * time[carer] / all);
        }
    }
}
