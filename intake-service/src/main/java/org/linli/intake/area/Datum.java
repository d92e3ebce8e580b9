package org.linli.intake.area;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The reference a pair of coordinates is given in. China publishes its maps in GCJ-02, which shifts WGS84 by some
 * hundreds of metres in a way that varies from place to place; Baidu's BD-09 shifts GCJ-02 once more. The shifts are
 * the published formulas; they are undone by iteration to better than a centimetre. Outside China there is no shift.
 */
public enum Datum {
    WGS84("WGS84", UnaryOperator.identity()),
    GCJ02("GCJ-02", point -> Shift.undo(point, Shift::toGcj02)),
    BD09("BD-09", point -> Shift.undo(point, wgs84 -> Shift.toBd09(Shift.toGcj02(wgs84))));

    private final String code;
    private final UnaryOperator<Point> toWgs84;

    Datum(String code, UnaryOperator<Point> toWgs84) {
        this.code = code;
        this.toWgs84 = toWgs84;
    }

    /** As the API spells it. */
    public String code() {
        return code;
    }

    public static Optional<Datum> of(String code) {
        for (Datum datum : values()) {
            if (datum.code.equals(code)) {
                return Optional.of(datum);
            }
        }
        return Optional.empty();
    }

    /** The same place in WGS84. A point given in WGS84 comes back unchanged to the last bit. */
    public Point toWgs84(Point given) {
        return toWgs84.apply(given);
    }

    /** The shifts from WGS84 to the Chinese datums. */
    static final class Shift {

        private static final double AXIS = 6_378_245.0;
        private static final double ECCENTRICITY_SQUARED = 0.006693421622965943;
        private static final double BAIDU = Math.PI * 3000.0 / 180.0;
        private static final double CLOSE_ENOUGH = 1e-9;
        private static final int MOST_ROUNDS = 30;

        private Shift() {}

        /** Finds the point that the shift moves to the given one. */
        static Point undo(Point shifted, UnaryOperator<Point> shift) {
            Point guess = shifted;
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Point moved = shift.apply(guess);
                double east = shifted.longitude() - moved.longitude();
                double north = shifted.latitude() - moved.latitude();
                guess = new Point(guess.longitude() + east, guess.latitude() + north);
                if (Math.abs(east) < CLOSE_ENOUGH && Math.abs(north) < CLOSE_ENOUGH) {
                    break;
                }
            }
            return guess;
        }

        static Point toGcj02(Point wgs84) {
            double longitude = wgs84.longitude();
            double latitude = wgs84.latitude();
            if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
                return wgs84;
            }
            double x = longitude - 105.0;
            double y = latitude - 35.0;
            double radians = Math.toRadians(latitude);
            double magic = 1 - ECCENTRICITY_SQUARED * Math.sin(radians) * Math.sin(radians);
            double root = Math.sqrt(magic);
            double north = northOf(x, y) * 180.0 / (AXIS * (1 - ECCENTRICITY_SQUARED) / (magic * root) * Math.PI);
            double east = eastOf(x, y) * 180.0 / (AXIS / root * Math.cos(radians) * Math.PI);
            return new Point(longitude + east, latitude + north);
        }

        static Point toBd09(Point gcj02) {
            double x = gcj02.longitude();
            double y = gcj02.latitude();
            double distance = Math.sqrt(x * x + y * y) + 0.00002 * Math.sin(y * BAIDU);
            double angle = Math.atan2(y, x) + 0.000003 * Math.cos(x * BAIDU);
            return new Point(distance * Math.cos(angle) + 0.0065, distance * Math.sin(angle) + 0.006);
        }

        private static double northOf(double x, double y) {
            return -100.0
                    + 2.0 * x
                    + 3.0 * y
                    + 0.2 * y * y
                    + 0.1 * x * y
                    + 0.2 * Math.sqrt(Math.abs(x))
                    + waves(x, 20.0, 6.0, 20.0, 2.0)
                    + waves(y, 20.0, 1.0, 40.0, 1.0 / 3.0)
                    + waves(y, 160.0, 1.0 / 12.0, 320.0, 1.0 / 30.0);
        }

        private static double eastOf(double x, double y) {
            return 300.0
                    + x
                    + 2.0 * y
                    + 0.1 * x * x
                    + 0.1 * x * y
                    + 0.1 * Math.sqrt(Math.abs(x))
                    + waves(x, 20.0, 6.0, 20.0, 2.0)
                    + waves(x, 20.0, 1.0, 40.0, 1.0 / 3.0)
                    + waves(x, 150.0, 1.0 / 12.0, 300.0, 1.0 / 30.0);
        }

        private static double waves(double at, double firstHeight, double first, double secondHeight, double second) {
            return (firstHeight * Math.sin(first * at * Math.PI) + secondHeight * Math.sin(second * at * Math.PI))
                    * 2.0
                    / 3.0;
        }
    }
}
