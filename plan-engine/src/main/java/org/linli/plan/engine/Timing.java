package org.linli.plan.engine;

import java.util.Arrays;
import org.linli.plan.BrokenRule.Rule;

/**
 * When everything happens: each visit as early as its carers, its window and what was promised allow. After a change only the
 * visits whose times may differ are timed again, in the common order, each once.
 */
final class Timing {

    static final int UNTIMED = Integer.MIN_VALUE;

    /** By part. */
    final int[] start;

    /** Number of the first break not taken before the part begins, by part. */
    final int[] breakAt;

    /** Not before this, by part; {@link Model#OPEN} for nothing but the window. */
    final int[] held;

    long lateness;
    long waiting;
    long overtime;
    long moved;
    Rule broken = Rule.WINDOW;
    int brokenAt = -1;

    private final Model model;
    private final Routes routes;
    private final Order order;
    private final Queue queue;
    private final TimeLog log;
    private final LargestTree largest;
    private final int parts;
    private final int places;
    private final int tolerance;
    private final long perLate;
    private final long perLargest;
    private final int[] wait;
    private final int[] over;
    private int reachedBreak;
    private int reachedWait;

    Timing(Model model, Routes routes, Order order) {
        this.model = model;
        this.routes = routes;
        this.order = order;
        this.parts = model.parts;
        this.places = model.places;
        this.tolerance = model.problem.weights().tolerance();
        this.perLate = model.problem.weights().lateness();
        this.perLargest = model.problem.weights().largestLateness();
        start = new int[parts];
        breakAt = new int[parts];
        held = new int[parts];
        wait = new int[parts];
        over = new int[model.routes];
        queue = new Queue(model, order);
        log = new TimeLog(parts);
        largest = new LargestTree(parts);
        Arrays.fill(start, UNTIMED);
        Arrays.fill(held, Model.OPEN);
    }

    int largestLateness() {
        return largest.largest();
    }

    void begin() {
        log.begin(this);
    }

    /** To be timed again. */
    void touch(int visit) {
        if (routes.planned(visit)) {
            queue.add(visit);
        }
    }

    /** The end of a route is another. */
    void touchEnd(int route) {
        queue.addRoute(route);
    }

    /** Forgets when a part that leaves its route was. */
    void forget(int part) {
        if (start[part] != UNTIMED) {
            record(part);
            uncount(part);
            start[part] = UNTIMED;
            wait[part] = 0;
            mates(part);
        }
    }

    /**
     * Times whatever was touched, in order.
     *
     * @param most weighted lateness beyond which it is given up half-way: who is timed later seldom makes up for it
     * @return false when given up, or when a hard rule is broken: {@link #broken}
     */
    boolean settle(long most) {
        for (int visit = queue.first(); visit >= 0; visit = queue.first()) {
            if (!routes.planned(visit)) {
                continue;
            }
            boolean kept = model.frozen[visit]
                    ? timeFrozen(visit)
                    : model.coupled[visit] ? timeCoupled(visit) : timeSingle(visit);
            if (!kept || perLate * lateness + perLargest * largest.largest() > most) {
                brokenAt = visit;
                queue.clear();
                return false;
            }
        }
        for (int route = queue.firstRoute(); route >= 0; route = queue.firstRoute()) {
            if (!close(route)) {
                brokenAt = -1;
                queue.clear();
                return false;
            }
        }
        return true;
    }

    void undo() {
        queue.clear();
        for (int entry = log.size() - 1; entry >= 0; entry--) {
            int part = log.part(entry);
            if (part >= parts) {
                over[part - parts] = log.start(entry);
                continue;
            }
            start[part] = log.start(entry);
            breakAt[part] = log.breakAt(entry);
            wait[part] = log.waiting(entry);
            largest.set(part, late(part, start[part]));
        }
        log.restore(this);
    }

    int over(int route) {
        return over[route];
    }

    int wait(int part) {
        return wait[part];
    }

    private boolean timeSingle(int visit) {
        int part = 2 * visit;
        int route = routes.routeOf[part];
        int at = reach(part, route, Math.max(model.opens[visit], held[part]));
        broken = Rule.WINDOW;
        if (at <= model.latest[part] && model.group[visit] >= 0) {
            int apart = apart(visit, at);
            while (apart > at) {
                at = reach(part, route, apart);
                apart = apart(visit, at);
            }
            broken = Rule.MINIMUM_GAP;
        }
        if (at > model.latest[part]) {
            return false;
        }
        set(part, route, at, reachedBreak, reachedWait);
        return true;
    }

    private boolean timeCoupled(int visit) {
        int one = 2 * visit;
        int two = one + 1;
        int oneRoute = routes.routeOf[one];
        int twoRoute = routes.routeOf[two];
        if (!model.differentCarers(oneRoute, twoRoute)) {
            broken = Rule.SAME_CARER_TWICE;
            return false;
        }
        int least = model.least[visit];
        int most = model.most[visit];
        int opens = model.opens[visit];
        int first = reach(one, oneRoute, Math.max(opens, held[one]));
        int firstBreak = reachedBreak;
        int firstWait = reachedWait;
        int second = reach(two, twoRoute, Math.max(opens, held[two]));
        broken = first > model.latest[one] || second > model.latest[two] ? Rule.WINDOW : Rule.COUPLING;
        second = reach(two, twoRoute, Math.max(second, first + least));
        while (true) {
            int must = Math.max(second - most, first);
            if (model.group[visit] >= 0) {
                must = apart(visit, must);
            }
            if (must == first) {
                break;
            }
            first = reach(one, oneRoute, must);
            firstBreak = reachedBreak;
            firstWait = reachedWait;
            second = reach(two, twoRoute, Math.max(second, first + least));
        }
        if (first > model.latest[one] || second > model.latest[two]) {
            return false;
        }
        set(two, twoRoute, second, reachedBreak, reachedWait);
        set(one, oneRoute, first, firstBreak, firstWait);
        return true;
    }

    private boolean timeFrozen(int visit) {
        for (int part = 2 * visit; part < 2 * visit + model.partsOf(visit); part++) {
            int route = routes.routeOf[part];
            int told = model.told[part];
            int before = routes.previous[part];
            boolean facts = before >= parts || model.frozen[before >> 1];
            if (reach(part, route, told) == told) {
                set(part, route, told, reachedBreak, reachedWait);
            } else if (facts) {
                set(part, route, told, before >= parts ? model.firstBreak[route] : breakAt[before], 0);
            } else {
                broken = Rule.FROZEN;
                return false;
            }
        }
        if (model.group[visit] >= 0 && crowded(visit)) {
            broken = Rule.MINIMUM_GAP;
            return false;
        }
        return true;
    }

    /** When the part can start at the earliest, coming from the one before it in the route and taking the breaks that are due. */
    private int reach(int part, int route, int notBefore) {
        int before = routes.previous[part];
        boolean fromHome = before >= parts;
        int from = fromHome ? model.startPlace[route] : model.place[before >> 1];
        int free = model.begins[route];
        if (!fromHome) {
            free = Math.max(free, start[before] + model.duration[before]);
        }
        int nextBreak = fromHome ? model.firstBreak[route] : breakAt[before];
        int way = model.travel[route][from * places + model.place[part >> 1]];
        int arrived = free + way;
        int at = Math.max(arrived, notBefore);
        int last = model.lastBreak[route];
        while (nextBreak < last) {
            int rest = Math.max(free, model.breakEarliest[nextBreak]);
            int over = rest + model.breakDuration[nextBreak];
            boolean due = at + model.duration[part] > model.breakLatest[nextBreak];
            boolean room = rest <= model.breakLatest[nextBreak] && over + way <= at;
            if (!due && !room) {
                break;
            }
            free = over;
            nextBreak++;
            arrived = free + way;
            at = Math.max(at, arrived);
        }
        reachedBreak = nextBreak;
        reachedWait = fromHome ? 0 : at - arrived;
        return at;
    }

    /** The first tick from the given one on that keeps the gap to the visits of the same item timed before. */
    private int apart(int visit, int from) {
        int at = from;
        int gap = model.gap[visit];
        int[] mates = model.members[model.group[visit]];
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int mate : mates) {
                int other = start[2 * mate];
                if (mate != visit
                        && other != UNTIMED
                        && order.before(mate, visit)
                        && at > other - gap
                        && at < other + gap) {
                    at = other + gap;
                    moved = true;
                }
            }
        }
        return at;
    }

    private boolean crowded(int visit) {
        int at = start[2 * visit];
        for (int mate : model.members[model.group[visit]]) {
            int other = start[2 * mate];
            if (mate != visit
                    && !model.frozen[mate]
                    && other != UNTIMED
                    && order.before(mate, visit)
                    && Math.abs(at - other) < model.gap[visit]) {
                return true;
            }
        }
        return false;
    }

    private void mates(int part) {
        int visit = part >> 1;
        if ((part & 1) == 0 && model.group[visit] >= 0) {
            for (int mate : model.members[model.group[visit]]) {
                if (mate != visit && order.before(visit, mate)) {
                    touch(mate);
                }
            }
        }
    }

    private void set(int part, int route, int at, int nextBreak, int waits) {
        if (start[part] == at && breakAt[part] == nextBreak) {
            if (wait[part] != waits) {
                record(part);
                waiting += waits - wait[part];
                wait[part] = waits;
            }
            return;
        }
        record(part);
        boolean sameTime = start[part] == at;
        uncount(part);
        start[part] = at;
        breakAt[part] = nextBreak;
        wait[part] = waits;
        count(part);
        int after = routes.next[part];
        if (after >= parts) {
            touchEnd(route);
        } else {
            touch(after >> 1);
        }
        if (!sameTime) {
            mates(part);
        }
    }

    private void uncount(int part) {
        waiting -= wait[part];
        if (start[part] != UNTIMED) {
            int late = late(part, start[part]);
            if (late > 0) {
                lateness -= late;
                largest.set(part, 0);
            }
            moved -= moved(part);
        }
    }

    private void count(int part) {
        waiting += wait[part];
        int late = late(part, start[part]);
        if (late > 0) {
            lateness += late;
            largest.set(part, late);
        }
        moved += moved(part);
    }

    private int late(int part, int at) {
        return at == UNTIMED ? 0 : Math.max(0, at - model.due[part >> 1]);
    }

    private long moved(int part) {
        int told = model.told[part];
        return told == Model.OPEN ? 0 : Math.max(0, Math.abs(start[part] - told) - tolerance);
    }

    private boolean close(int route) {
        int last = routes.previous[parts + route];
        int late = 0;
        if (last < parts) {
            int way = model.travel[route][model.place[last >> 1] * places + model.endPlace[route]];
            int back = start[last] + model.duration[last] + way;
            if (back > model.latestEnd[route] && !model.frozen[last >> 1]) {
                broken = Rule.SHIFT_END;
                return false;
            }
            late = Math.max(0, back - model.ends[route]);
        }
        if (late != over[route]) {
            log.add(parts + route, over[route], 0, 0);
            overtime += late - over[route];
            over[route] = late;
        }
        return true;
    }

    private void record(int part) {
        log.add(part, start[part], breakAt[part], wait[part]);
    }
}
