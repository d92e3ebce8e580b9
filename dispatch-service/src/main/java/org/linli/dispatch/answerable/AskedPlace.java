package org.linli.dispatch.answerable;

import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/** The place somebody asks for: coordinates with their datum, or an area. */
record AskedPlace(
        Datum.@Nullable Position position, @Nullable String area) {

    /** @throws Problem invalid-input naming the parameter and the rule */
    static AskedPlace of(
            @Nullable String longitude, @Nullable String latitude, @Nullable String datum, @Nullable String area) {
        boolean coordinates = longitude != null || latitude != null;
        if (coordinates == (area != null)) {
            throw Problem.invalid(
                    "area", "one-of", "须给出 longitude 与 latitude,或给出 area", "give longitude and latitude, or area");
        }
        if (area != null) {
            return new AskedPlace(null, area);
        }
        Datum known = Datum.of(datum)
                .orElseThrow(() ->
                        Problem.invalid("datum", "one-of", "须为 WGS84、GCJ02 或 BD09", "must be WGS84, GCJ02 or BD09"));
        return new AskedPlace(
                known.toWgs84(degrees("longitude", longitude, 180), degrees("latitude", latitude, 90)), null);
    }

    private static double degrees(String field, @Nullable String text, int most) {
        try {
            double degrees = text == null ? Double.NaN : Double.parseDouble(text);
            if (Math.abs(degrees) <= most) {
                return degrees;
            }
        } catch (NumberFormatException notANumber) {
            // falls through to the one message all cases share
        }
        throw Problem.invalid(
                field, "range", "须为 -" + most + " 至 " + most + " 的数", "must be a number from -" + most + " to " + most);
    }
}
