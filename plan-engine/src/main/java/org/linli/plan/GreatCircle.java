package org.linli.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The default travel times: great circle × street factor by mode, in seconds, computed once. */
public final class GreatCircle implements TravelTimes {

    private static final double EARTH_METRES = 6_371_000;

    private final int places;
    private final Map<String, int[]> seconds = new LinkedHashMap<>();

    /** @param paces by mode */
    public GreatCircle(List<Position> places, Map<String, Pace> paces) {
        this.places = places.size();
        double[] metres = new double[this.places * this.places];
        for (int from = 0; from < this.places; from++) {
            for (int to = 0; to < this.places; to++) {
                metres[from * this.places + to] = metres(places.get(from), places.get(to));
            }
        }
        paces.forEach((mode, pace) -> seconds.put(mode, seconds(metres, pace)));
    }

    @Override
    public int places() {
        return places;
    }

    @Override
    public int between(String mode, int from, int to) {
        int[] known = seconds.get(mode);
        if (known == null) {
            throw new IllegalArgumentException("no pace for " + mode);
        }
        return known[from * places + to];
    }

    private static int[] seconds(double[] metres, Pace pace) {
        int[] seconds = new int[metres.length];
        for (int pair = 0; pair < metres.length; pair++) {
            double way = metres[pair] * pace.streetFactor() / pace.metresPerSecond();
            seconds[pair] = metres[pair] == 0 ? 0 : (int) Math.ceil(way) + pace.secondsEach();
        }
        return seconds;
    }

    private static double metres(Position one, Position other) {
        double north = Math.toRadians(other.latitude() - one.latitude());
        double east = Math.toRadians(other.longitude() - one.longitude());
        double chord = Math.pow(Math.sin(north / 2), 2)
                + Math.cos(Math.toRadians(one.latitude()))
                        * Math.cos(Math.toRadians(other.latitude()))
                        * Math.pow(Math.sin(east / 2), 2);
        return 2 * EARTH_METRES * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
}
