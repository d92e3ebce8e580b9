package org.linli.dispatch.answerable;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a pair of coordinates is meant. Phones in China give GCJ-02 (shifted by up to some 700 m) or BD-09 (shifted again),
 * GPS devices WGS 84. The shift is published by nobody; these are the formulas in general use, exact to about a metre,
 * and no shift applies outside their rectangle around China.
 */
enum Datum {
    WGS84,
    GCJ02,
    BD09;

    /** A position in degrees. */
    record Position(double longitude, double latitude) {}

    private static final double SEMI_MAJOR = 6_378_245.0;
    private static final double ECCENTRICITY = 0.00669342162296594323;
    private static final double BAIDU = Math.PI * 3000.0 / 180.0;
    private static final int ROUNDS = 6;

    /** By its usual names, such as {@code WGS84} or {@code gcj-02}; absent means WGS 84. */
    static Optional<Datum> of(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return Optional.of(WGS84);
        }
        String plain = name.replace("-", "");
        return Arrays.stream(values())
                .filter(d -> d.name().equalsIgnoreCase(plain))
                .findFirst();
    }

    /** The same place in WGS 84. */
    Position toWgs84(double longitude, double latitude) {
        return switch (this) {
            case WGS84 -> new Position(longitude, latitude);
            case GCJ02 -> fromGcj(longitude, latitude);
            case BD09 -> {
                Position gcj = bdToGcj(longitude, latitude);
                yield fromGcj(gcj.longitude(), gcj.latitude());
            }
        };
    }

    /** The shift is known only in one direction; its inverse is approached until it moves less than a millimetre. */
    private static Position fromGcj(double longitude, double latitude) {
        double x = longitude;
        double y = latitude;
        for (int i = 0; i < ROUNDS; i++) {
            Position shifted = toGcj(x, y);
            x += longitude - shifted.longitude();
            y += latitude - shifted.latitude();
        }
        return new Position(x, y);
    }

    static Position toGcj(double longitude, double latitude) {
        if (longitude < 72.004 || longitude > 137.8347 || latitude < 0.8293 || latitude > 55.8271) {
            return new Position(longitude, latitude);
        }
        double x = longitude - 105.0;
        double y = latitude - 35.0;
        double north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
        north += wave(6 * x, 20) + wave(2 * x, 20);
        north += wave(y, 20) + wave(y / 3, 40) + wave(y / 12, 160) + wave(y / 30, 320);
        double east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
        east += wave(6 * x, 20) + wave(2 * x, 20);
        east += wave(x, 20) + wave(x / 3, 40) + wave(x / 12, 150) + wave(x / 30, 300);
        double phi = Math.toRadians(latitude);
        double magic = 1 - ECCENTRICITY * Math.sin(phi) * Math.sin(phi);
        double root = Math.sqrt(magic);
        return new Position(
                longitude + Math.toDegrees(east / (SEMI_MAJOR / root * Math.cos(phi))),
                latitude + Math.toDegrees(north / (SEMI_MAJOR * (1 - ECCENTRICITY) / (magic * root))));
    }

    private static double wave(double halfTurns, double height) {
        return height * Math.sin(halfTurns * Math.PI) * 2.0 / 3.0;
    }

    private static Position bdToGcj(double longitude, double latitude) {
        double x = longitude - 0.0065;
        double y = latitude - 0.006;
        double radius = Math.sqrt(x * x + y * y) - 0.00002 * Math.sin(y * BAIDU);
        double angle = Math.atan2(y, x) - 0.000003 * Math.cos(x * BAIDU);
        return new Position(radius * Math.cos(angle), radius * Math.sin(angle));
    }
}
