package org.linli.intake.area;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.linli.intake.city.CityChanged;
import org.linli.kit.consume.DatabaseFailed;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** Holds the present {@link AreaMap}, read anew whenever a pack was applied here or by another replica. */
@ApplicationScoped
public class Areas {

    private static final GeometryFactory GEOMETRY = new GeometryFactory();

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private volatile AreaMap current = AreaMap.empty();

    Areas(AgroalDataSource database, ObjectMapper json) {
        this.database = database;
        this.json = json;
    }

    /** Keep the answer for the length of a request: the next call may show the next revision. */
    public AreaMap current() {
        return current;
    }

    void start(@Observes @Priority(2000) StartupEvent started) {
        load();
    }

    void changed(@Observes CityChanged change) {
        load();
    }

    private void load() {
        List<Area> areas = new ArrayList<>();
        Map<String, Polygon> polygons = new HashMap<>();
        Map<String, LineString> lines = new HashMap<>();
        int reach = 25;
        try (Connection connection = database.getConnection()) {
            try (PreparedStatement select = connection.prepareStatement(
                            "SELECT code, parent, path, level, name_zh, name_en, retired, geometry FROM area");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    Area area = new Area(
                            row.getString(1),
                            row.getString(2),
                            row.getString(3),
                            row.getString(4),
                            row.getString(5),
                            row.getString(6),
                            row.getBoolean(7));
                    areas.add(area);
                    String geometry = row.getString(8);
                    if (geometry != null && !area.retired()) {
                        polygons.put(area.code(), polygon(geometry));
                    }
                }
            }
            try (PreparedStatement select =
                            connection.prepareStatement("SELECT code, geometry FROM street WHERE NOT retired");
                    ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.put(row.getString(1), line(row.getString(2)));
                }
            }
            try (PreparedStatement select = connection.prepareStatement("SELECT street_reach FROM city_settings");
                    ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    reach = row.getInt(1);
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        current = new AreaMap(areas, polygons, lines, reach);
    }

    private Polygon polygon(String geoJson) {
        return GEOMETRY.createPolygon(
                coordinates(read(geoJson).path("coordinates").path(0)));
    }

    private LineString line(String geoJson) {
        return GEOMETRY.createLineString(coordinates(read(geoJson).path("coordinates")));
    }

    private JsonNode read(String geoJson) {
        try {
            return json.readTree(geoJson);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("geometry was written by this service", impossible);
        }
    }

    private static Coordinate[] coordinates(JsonNode positions) {
        Coordinate[] coordinates = new Coordinate[positions.size()];
        for (int i = 0; i < coordinates.length; i++) {
            JsonNode position = positions.get(i);
            coordinates[i] = new Coordinate(
                    position.get(0).doubleValue(), position.get(1).doubleValue());
        }
        return coordinates;
    }
}
