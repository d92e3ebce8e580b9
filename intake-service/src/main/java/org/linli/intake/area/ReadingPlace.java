package org.linli.intake.area;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** Reads coordinates and their datum where they come in. */
public final class ReadingPlace {

    private static final String ALL =
            Arrays.stream(Datum.values()).map(Datum::code).collect(Collectors.joining(", "));

    private ReadingPlace() {}

    /** @throws Problem invalid-input when missing or unknown: a guess would be hundreds of metres wrong */
    public static Datum datum(String field, @Nullable String code) {
        if (code == null) {
            throw Problem.invalid(field, "required", "须给出坐标系:" + ALL, "give the datum: " + ALL);
        }
        return Datum.of(code)
                .orElseThrow(() -> Problem.invalid(field, "known", "须为其中之一:" + ALL, "must be one of: " + ALL));
    }

    /** @throws Problem invalid-input when a number is missing or out of range */
    public static Point point(String field, @Nullable Double longitude, @Nullable Double latitude) {
        double east = number(prefixed(field, "longitude"), longitude, 180);
        double north = number(prefixed(field, "latitude"), latitude, 90);
        return new Point(east, north);
    }

    private static double number(String field, @Nullable Double value, int most) {
        if (value == null) {
            throw Problem.invalid(field, "required", "必须给出", "must be given");
        }
        if (!Double.isFinite(value) || Math.abs(value) > most) {
            throw Problem.invalid(
                    field, "range", "须在 -" + most + " 至 " + most + " 之间", "must lie between -" + most + " and " + most);
        }
        return value;
    }

    private static String prefixed(String field, String name) {
        return field.isEmpty() ? name : field + "." + name;
    }
}
