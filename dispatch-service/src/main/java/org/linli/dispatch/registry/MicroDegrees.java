package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;

/**
 * Geometry in whole micro-degrees, so that a point on a border is on it for everybody: neighbouring grids share exact
 * vertices, and no rounding of decimals comes between them.
 */
final class MicroDegrees {

    static final double PER_DEGREE = 1_000_000;

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private MicroDegrees() {}

    static Point point(double longitude, double latitude) {
        return GEOMETRY.createPoint(new Coordinate(whole(longitude), whole(latitude)));
    }

    /** Reads a GeoJSON Polygon, MultiPolygon or LineString; empty for anything else. */
    static Optional<Geometry> read(@Nullable JsonNode geoJson) {
        if (geoJson == null || !geoJson.isObject()) {
            return Optional.empty();
        }
        JsonNode coordinates = geoJson.path("coordinates");
        try {
            return switch (geoJson.path("type").asText()) {
                case "Polygon" -> Optional.of(polygon(coordinates));
                case "MultiPolygon" -> {
                    Polygon[] parts = new Polygon[coordinates.size()];
                    for (int i = 0; i < parts.length; i++) {
                        parts[i] = polygon(coordinates.get(i));
                    }
                    yield Optional.of(GEOMETRY.createMultiPolygon(parts));
                }
                case "LineString" -> Optional.of(GEOMETRY.createLineString(positions(coordinates)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException notClosed) {
            return Optional.empty();
        }
    }

    private static Polygon polygon(JsonNode rings) {
        LinearRing shell = GEOMETRY.createLinearRing(positions(rings.path(0)));
        LinearRing[] holes = new LinearRing[Math.max(0, rings.size() - 1)];
        for (int i = 0; i < holes.length; i++) {
            holes[i] = GEOMETRY.createLinearRing(positions(rings.get(i + 1)));
        }
        return GEOMETRY.createPolygon(shell, holes);
    }

    private static Coordinate[] positions(JsonNode positions) {
        Coordinate[] read = new Coordinate[positions.size()];
        for (int i = 0; i < read.length; i++) {
            read[i] = new Coordinate(
                    whole(positions.get(i).path(0).asDouble()),
                    whole(positions.get(i).path(1).asDouble()));
        }
        return read;
    }

    private static double whole(double degrees) {
        return Math.round(degrees * PER_DEGREE);
    }
}
