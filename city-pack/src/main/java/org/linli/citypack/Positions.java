package org.linli.citypack;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;

/** A list of positions in whole micro-degrees: x = longitude, y = latitude. */
record Positions(int[] x, int[] y) {

    private static final int DECIMALS = 6;
    private static final double DEGREE = 1_000_000.0;
    private static final BigDecimal MAX_X = BigDecimal.valueOf(180);
    private static final BigDecimal MAX_Y = BigDecimal.valueOf(90);

    /** Empty when it is no list of pairs of numbers in range with at most 6 decimals. */
    static Optional<Positions> of(JsonNode coordinates) {
        if (!coordinates.isArray()) {
            return Optional.empty();
        }
        int[] x = new int[coordinates.size()];
        int[] y = new int[coordinates.size()];
        for (int i = 0; i < x.length; i++) {
            JsonNode position = coordinates.get(i);
            if (!position.isArray()
                    || position.size() != 2
                    || !fits(position.get(0), MAX_X)
                    || !fits(position.get(1), MAX_Y)) {
                return Optional.empty();
            }
            x[i] = micro(position.get(0));
            y[i] = micro(position.get(1));
        }
        return Optional.of(new Positions(x, y));
    }

    int size() {
        return x.length;
    }

    /** The position in one number, for use as a key. */
    long key(int i) {
        return key(x[i], y[i]);
    }

    static long key(int x, int y) {
        return ((long) x << 32) | (y & 0xffff_ffffL);
    }

    static int x(long key) {
        return (int) (key >> 32);
    }

    static int y(long key) {
        return (int) key;
    }

    /** As people write it: {@code 114.822464,31.179771}. */
    static String shown(long key) {
        return BigDecimal.valueOf(x(key), DECIMALS) + "," + BigDecimal.valueOf(y(key), DECIMALS);
    }

    /** In degrees: the double nearest to the decimal, so that a shared vertex is the same in every polygon. */
    static Coordinate degrees(long key) {
        return new Coordinate(x(key) / DEGREE, y(key) / DEGREE);
    }

    private static boolean fits(JsonNode number, BigDecimal max) {
        if (!number.isNumber()) {
            return false;
        }
        BigDecimal value = number.decimalValue().stripTrailingZeros();
        return value.scale() <= DECIMALS && value.abs().compareTo(max) <= 0;
    }

    private static int micro(JsonNode number) {
        return number.decimalValue().movePointRight(DECIMALS).intValueExact();
    }
}
