package org.linli.care.visit;

import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;

/** How far from the address somebody says they are. It is judged, never enforced: satellites err between high houses. */
final class Distance {

    /** Metres up to which it is near. */
    static final int NEAR = 150;

    private static final double EARTH = 6_371_008.8;

    private Distance() {}

    /**
     * In metres; null when either is not known.
     *
     * @throws Problem invalid-input for a place that is not on Earth
     */
    static @Nullable Integer between(
            Told.@Nullable TellPlace place, @Nullable Double longitude, @Nullable Double latitude) {
        if (place == null) {
            return null;
        }
        double east = degrees("place.longitude", place.longitude(), 180);
        double north = degrees("place.latitude", place.latitude(), 90);
        if (longitude == null || latitude == null) {
            return null;
        }
        double phi = Math.toRadians(north);
        double other = Math.toRadians(latitude);
        double across = Math.sin(Math.toRadians(longitude - east) / 2);
        double along = Math.sin((other - phi) / 2);
        double chord = along * along + Math.cos(phi) * Math.cos(other) * across * across;
        return (int) Math.round(2 * EARTH * Math.asin(Math.min(1, Math.sqrt(chord))));
    }

    static String judged(@Nullable Integer metres) {
        if (metres == null) {
            return "unknown";
        }
        return metres <= NEAR ? "near" : "far";
    }

    private static double degrees(String field, @Nullable Double told, int most) {
        double degrees = Asked.given(field, told);
        if (!(Math.abs(degrees) <= most)) {
            throw Problem.invalid(field, "range", "超出范围", "is out of range");
        }
        return degrees;
    }
}
