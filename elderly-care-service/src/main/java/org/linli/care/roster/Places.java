package org.linli.care.roster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.plan.GreatCircle;
import org.linli.plan.Pace;
import org.linli.plan.Position;
import org.linli.plan.TravelTimes;

/** The places of a day, numbered as they come. One that nobody knows is taken to lie in the middle of the others. */
final class Places {

    /** Streets are a third longer than the straight line; a minute or two for lock, stairs and lift. */
    private static final Map<String, Pace> PACES = Map.of(
            "walk", new Pace(1.25, 1.3, 60),
            "bicycle", new Pace(3.3, 1.3, 90),
            "e-bike", new Pace(5.0, 1.35, 90),
            "car", new Pace(6.5, 1.5, 240));

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<@Nullable Position> known = new ArrayList<>();

    int number(@Nullable Double longitude, @Nullable Double latitude) {
        String key = longitude + " " + latitude;
        return numbers.computeIfAbsent(key, unseen -> {
            known.add(longitude == null || latitude == null ? null : new Position(latitude, longitude));
            return known.size() - 1;
        });
    }

    TravelTimes travel() {
        Position middle = middle();
        return new GreatCircle(
                known.stream().map(each -> each == null ? middle : each).toList(), PACES);
    }

    private Position middle() {
        double north = 0;
        double east = 0;
        int count = 0;
        for (Position each : known) {
            if (each != null) {
                north += each.latitude();
                east += each.longitude();
                count++;
            }
        }
        return count == 0 ? new Position(0, 0) : new Position(north / count, east / count);
    }
}
