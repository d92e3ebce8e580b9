package org.linli.intake.registry;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Writes the two geometries a pack has as RFC 7946 text, the same text for the same geometry. */
final class GeoJson {

    private GeoJson() {}

    static @Nullable String of(@Nullable Polygon polygon) {
        return polygon == null
                ? null
                : "{\"type\":\"Polygon\",\"coordinates\":["
                        + positions(polygon.getExteriorRing().getCoordinates()) + "]}";
    }

    static String of(LineString line) {
        return "{\"type\":\"LineString\",\"coordinates\":" + positions(line.getCoordinates()) + "}";
    }

    private static String positions(Coordinate[] coordinates) {
        StringBuilder text = new StringBuilder("[");
        for (Coordinate c : coordinates) {
            text.append(text.length() == 1 ? "[" : ",[")
                    .append(BigDecimal.valueOf(c.x).toPlainString())
                    .append(',')
                    .append(BigDecimal.valueOf(c.y).toPlainString())
                    .append(']');
        }
        return text.append(']').toString();
    }
}
