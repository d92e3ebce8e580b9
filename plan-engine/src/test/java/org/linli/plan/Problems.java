package org.linli.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Problems for tests: a town on a grid, and random days in it. Ticks are minutes here. */
final class Problems {

    static final int DAY = 600;
    private static final List<String> SKILLS = List.of("wash", "cook", "nurse", "talk");

    private Problems() {}

    /** Places on a line, a tick apart from each other. */
    static TravelTimes line(int places) {
        return grid(places, new int[places], 1);
    }

    static TravelTimes grid(int places, int[] rows, int slow) {
        return new TravelTimes() {
            @Override
            public int places() {
                return places;
            }

            @Override
            public int between(String mode, int from, int to) {
                int way = Math.abs(from - to) + Math.abs(rows[from] - rows[to]);
                return mode.equals("walk") ? way * slow : way;
            }
        };
    }

    static Carer carer(String id, String... skills) {
        return new Carer(id, Set.of(skills), "ride", List.of(Shift.of(0, DAY, 0)));
    }

    static Visit visit(String id, int place, int opens, int latest, int duration, String... skills) {
        return Visit.of(id, "of-" + id, place, Window.strict(opens, latest), new Part(Set.of(skills), duration));
    }

    static final Weights WEIGHTS = new Weights("test", 5, 7, 3, 1, 40, 1, 2, 6, 50, 2, 10);

    /** What was told counts far more than waiting and even load. */
    static final Weights CALM = new Weights("calm", 5, 7, 3, 1, 40, 0, 0, 6, 50, 5, 10);

    /** A day with everything that may happen: pins, breaks, couples, gaps, quotas, exclusions, what is published and frozen. */
    static Problem random(long seed, int visits, int carers) {
        Random random = new Random(seed);
        int places = visits + 3;
        int[] rows = random.ints(places, 0, 20).toArray();
        TravelTimes travel = grid(places, rows, 2);
        List<Carer> people = new ArrayList<>();
        for (int number = 0; number < carers; number++) {
            people.add(randomCarer(random, "c" + number));
        }
        List<Visit> all = new ArrayList<>();
        for (int number = 0; number < visits; number++) {
            all.add(randomVisit(random, number, people));
        }
        freezeSome(random, all, people);
        Set<Exclusion> exclusions = new HashSet<>();
        for (int number = 0; number < visits / 3; number++) {
            exclusions.add(new Exclusion("c" + random.nextInt(carers), "person" + random.nextInt(visits)));
        }
        List<Quota> quotas = List.of(
                new Quota(new Funding("contract", "kind"), random.nextInt(visits)),
                new Quota(new Funding("other", "kind"), visits));
        return new Problem(all, people, travel, exclusions, quotas, WEIGHTS);
    }

    private static Carer randomCarer(Random random, String id) {
        Set<String> skills = new HashSet<>(Set.of(SKILLS.get(random.nextInt(SKILLS.size()))));
        SKILLS.stream().filter(skill -> random.nextInt(2) == 0).forEach(skills::add);
        List<Shift> shifts = new ArrayList<>();
        if (random.nextInt(4) == 0) {
            shifts.add(Shift.of(0, 200, 0));
            shifts.add(new Shift(300, DAY - 60, DAY, 1, 2, List.of(new Break(350, 450, 20))));
        } else {
            int begins = random.nextInt(60);
            List<Break> breaks = new ArrayList<>();
            if (random.nextInt(3) > 0) {
                int earliest = 150 + random.nextInt(100);
                breaks.add(new Break(earliest, earliest + random.nextInt(90), 30));
            }
            if (random.nextInt(3) == 0) {
                breaks.add(new Break(430, 450 + random.nextInt(30), 15));
            }
            shifts.add(new Shift(begins, 500, DAY, random.nextInt(3), random.nextInt(3), breaks));
        }
        return new Carer(id, skills, random.nextBoolean() ? "walk" : "ride", shifts);
    }

    private static Visit randomVisit(Random random, int number, List<Carer> people) {
        int opens = random.nextInt(400);
        int due = opens + random.nextInt(80);
        Window window = new Window(opens, due, due + random.nextInt(120));
        boolean couple = random.nextInt(4) == 0;
        Part part = new Part(Set.of(SKILLS.get(random.nextInt(SKILLS.size()))), 10 + random.nextInt(40));
        Part second = new Part(Set.of(SKILLS.get(random.nextInt(SKILLS.size()))), 10 + random.nextInt(20));
        int gap = random.nextInt(30);
        Visit visit = Visit.of(
                        "v" + number,
                        "person" + number,
                        3 + number,
                        window,
                        couple ? new Part[] {part, second} : new Part[] {part})
                .coupled(random.nextBoolean() ? Coupling.together() : Coupling.after(gap, gap + random.nextInt(30)))
                .atRisk(1 + random.nextInt(9))
                .ofItem("item" + random.nextInt(12), random.nextInt(3) == 0 ? 60 : 0)
                .paidFrom(random.nextInt(3) == 0 ? new Funding("contract", "kind") : null)
                .wishing(new Wishes(
                        random.nextBoolean() ? Map.of("c0", 80, "c1", 20) : Map.of(),
                        random.nextInt(3) == 0 ? Set.of("c2") : Set.of()))
                .pinned(pin(random, window, people));
        if (random.nextInt(4) == 0) {
            visit = visit.published(randomPlacement(random, visit, people));
        }
        return visit;
    }

    private static @Nullable Pin pin(Random random, Window window, List<Carer> people) {
        String carer = people.get(random.nextInt(people.size())).id();
        int start = window.opens() + random.nextInt(window.latest() - window.opens() + 1);
        return switch (random.nextInt(10)) {
            case 0 -> Pin.toCarer(carer);
            case 1 -> Pin.toTime(start);
            case 2 -> Pin.to(carer, start);
            default -> null;
        };
    }

    private static Placement randomPlacement(Random random, Visit visit, List<Carer> people) {
        int start = visit.window().opens() + random.nextInt(40);
        String one = people.get(random.nextInt(people.size())).id();
        String two = people.get(random.nextInt(people.size())).id();
        return visit.parts().size() == 1
                ? Placement.of(one, start)
                : Placement.of(one, start, two, start + visit.coupling().least());
    }

    /** The first visit of every second carer has begun. */
    private static void freezeSome(Random random, List<Visit> visits, List<Carer> people) {
        for (int number = 0; number < people.size() && number < visits.size(); number += 2) {
            Visit visit = visits.get(number);
            if (visit.parts().size() == 1) {
                int start = random.nextInt(60);
                visits.set(
                        number, visit.frozenAt(Placement.of(people.get(number).id(), start)));
            }
        }
    }
}
