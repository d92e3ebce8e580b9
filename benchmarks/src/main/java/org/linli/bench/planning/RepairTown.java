package org.linli.bench.planning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.linli.plan.Break;
import org.linli.plan.Carer;
import org.linli.plan.Coupling;
import org.linli.plan.GreatCircle;
import org.linli.plan.Pace;
import org.linli.plan.Part;
import org.linli.plan.Position;
import org.linli.plan.Problem;
import org.linli.plan.Shift;
import org.linli.plan.Visit;
import org.linli.plan.Weights;
import org.linli.plan.Window;
import org.linli.plan.Wishes;

/** A day of a subdistrict: 300 visits, 40 carers, one visit in eight for two. The same every time. */
final class RepairTown {

    static final int VISITS = 300;
    static final int CARERS = 40;

    private static final int MINUTE = 60;
    private static final int HOUR = 3_600;
    private static final List<String> SKILLS = List.of("wash", "cook", "nurse", "clean");
    private static final double SOUTH = 30.25;
    private static final double WEST = 120.15;
    private static final double WIDE = 0.04;

    private RepairTown() {}

    static Problem day() {
        Random random = new Random(7);
        List<Position> places = new ArrayList<>();
        for (int place = 0; place <= VISITS; place++) {
            places.add(new Position(SOUTH + WIDE * random.nextDouble(), WEST + WIDE * random.nextDouble()));
        }
        List<Carer> carers = new ArrayList<>();
        for (int number = 0; number < CARERS; number++) {
            int begins = (7 + random.nextInt(3)) * HOUR;
            Break lunch = new Break(11 * HOUR, 13 * HOUR, 40 * MINUTE);
            carers.add(new Carer(
                    "carer-" + number,
                    Set.of(SKILLS.get(number % 4), SKILLS.get((number + 1 + random.nextInt(3)) % 4)),
                    "e-bike",
                    List.of(new Shift(begins, begins + 9 * HOUR, begins + 10 * HOUR, 0, 0, List.of(lunch)))));
        }
        List<Visit> visits = new ArrayList<>();
        for (int number = 0; number < VISITS; number++) {
            visits.add(visit(random, number));
        }
        Map<String, Pace> paces = Map.of("e-bike", new Pace(4.5, 1.35, 120));
        return Problem.of(visits, carers, new GreatCircle(places, paces), Weights.DEFAULT);
    }

    private static Visit visit(Random random, int number) {
        int opens = 7 * HOUR + random.nextInt(9 * HOUR);
        Window window = new Window(opens, opens + HOUR, opens + 2 * HOUR);
        Part part = new Part(Set.of(SKILLS.get(random.nextInt(4))), (20 + random.nextInt(40)) * MINUTE);
        boolean couple = random.nextInt(8) == 0;
        Wishes wishes = new Wishes(
                Map.of(
                        "carer-" + random.nextInt(CARERS / 2),
                        100,
                        "carer-" + (CARERS / 2 + random.nextInt(CARERS / 2)),
                        60),
                Set.of());
        return Visit.of(
                        "visit-" + number,
                        "person-" + number,
                        number + 1,
                        window,
                        couple ? new Part[] {part, part} : new Part[] {part})
                .coupled(Coupling.together())
                .atRisk(1 + random.nextInt(9))
                .wishing(wishes);
    }
}
