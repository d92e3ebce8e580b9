package org.linli.volunteer.matching;

import org.jspecify.annotations.Nullable;

/**
 * How long a way takes, by a model simple enough to be told on the phone: the straight line, a third longer for the streets,
 * at 4.5 km/h. Where one of the two places has no coordinates, the tree of areas stands in for the map.
 */
final class Walking {

    private static final double METRES_A_MINUTE = 75;
    private static final double DETOUR = 1.3;
    private static final double METRES_A_DEGREE = 111_195;

    /** Minutes by how many steps up the tree the two areas meet: the same grid, community, subdistrict, district, city. */
    private static final double[] BY_STEPS = {5, 12, 30, 60, 90};

    private Walking() {}

    /**
     * Minutes from one place to another.
     *
     * @param fromArea path of the area the first place is in, codes from the city down joined by dots
     */
    static double minutes(@Nullable Point from, String fromArea, @Nullable Point to, String toArea) {
        return from == null || to == null ? byAreas(fromArea, toArea) : metres(from, to) * DETOUR / METRES_A_MINUTE;
    }

    /** Plane geometry: within a city the earth is flat to a thousandth. */
    static double metres(Point a, Point b) {
        double north = b.latitude() - a.latitude();
        double east = (b.longitude() - a.longitude())
                * StrictMath.cos(StrictMath.toRadians((a.latitude() + b.latitude()) / 2));
        return Math.sqrt(north * north + east * east) * METRES_A_DEGREE;
    }

    private static double byAreas(String a, String b) {
        int steps = Math.max(depth(a), depth(b)) - commonDepth(a, b);
        return BY_STEPS[Math.min(steps, BY_STEPS.length - 1)];
    }

    private static int depth(String path) {
        int depth = 1;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '.') {
                depth++;
            }
        }
        return depth;
    }

    /** How many codes from the city down are the same. */
    private static int commonDepth(String a, String b) {
        int shorter = Math.min(a.length(), b.length());
        int common = 0;
        for (int i = 0; i <= shorter; i++) {
            boolean endOfA = i == a.length() || a.charAt(i) == '.';
            boolean endOfB = i == b.length() || b.charAt(i) == '.';
            if (endOfA && endOfB) {
                common++;
            } else if (endOfA || endOfB || a.charAt(i) != b.charAt(i)) {
                return common;
            }
        }
        return common;
    }
}
