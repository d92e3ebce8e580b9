package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.Clocks;
import org.linli.citypack.Condition;
import org.linli.citypack.Reason;
import org.linli.citypack.Responsibility;
import org.linli.citypack.Rule;
import org.linli.citypack.Unit;
import org.linli.citypack.WorkingHours;
import org.linli.kit.consume.DatabaseFailed;

/** Reads the registry's tables as a whole. */
@ApplicationScoped
class RegistryTables {

    /** What was read and the token it was read at. */
    record Read(UUID token, CityContent content) {}

    private final AgroalDataSource database;

    RegistryTables(AgroalDataSource database) {
        this.database = database;
    }

    UUID token() {
        try (Connection connection = database.getConnection()) {
            return token(connection);
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** Reads again as long as somebody commits a change in between, so that all tables are of one moment. */
    Read read() {
        try (Connection connection = database.getConnection()) {
            while (true) {
                UUID before = token(connection);
                CityContent content = content(connection);
                if (before.equals(token(connection))) {
                    return new Read(before, content);
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** The codes of all units as committed now, retired ones too. */
    List<String> unitCodes() {
        List<String> codes = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT code FROM unit ORDER BY code");
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                codes.add(found.getString(1));
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return codes;
    }

    private static UUID token(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT token FROM registry_version");
                ResultSet found = select.executeQuery()) {
            found.next();
            return found.getObject(1, UUID.class);
        }
    }

    private static CityContent content(Connection connection) throws SQLException {
        return new CityContent(
                rows(connection, "area", "code", RegistryTables::area),
                rows(connection, "street", "code", RegistryTables::street),
                rows(connection, "category", "code", RegistryTables::category),
                rows(connection, "unit", "position", kept(Unit.class)),
                rows(connection, "filing_condition", "position", kept(Condition.class)),
                rows(connection, "responsibility", "position", kept(Responsibility.class)),
                rows(connection, "routing_rule", "position", kept(Rule.class)),
                rows(connection, "reason", "position", kept(Reason.class)),
                calendars(connection),
                settings(connection));
    }

    private static <T> List<T> rows(Connection connection, String table, String order, Function<JsonNode, T> read)
            throws SQLException {
        List<T> rows = new ArrayList<>();
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT to_jsonb(t)::text FROM " + table + " t ORDER BY " + order);
                ResultSet found = select.executeQuery()) {
            while (found.next()) {
                rows.add(read.apply(PackJson.parse(found.getString(1))));
            }
        }
        return List.copyOf(rows);
    }

    private static <T> Function<JsonNode, Kept<T>> kept(Class<T> type) {
        return row -> new Kept<>(PackJson.read(row, type), row.path("retired").asBoolean());
    }

    private static Map<Integer, List<CalendarDay>> calendars(Connection connection) throws SQLException {
        Map<Integer, List<CalendarDay>> calendars = new HashMap<>();
        for (JsonNode row : rows(connection, "calendar_year", "year", Function.identity())) {
            if (!row.path("retired").asBoolean()) {
                List<CalendarDay> days = new ArrayList<>();
                row.path("days").forEach(day -> days.add(PackJson.read(day, CalendarDay.class)));
                calendars.put(row.path("year").asInt(), List.copyOf(days));
            }
        }
        return Map.copyOf(calendars);
    }

    private static CityContent.@Nullable Settings settings(Connection connection) throws SQLException {
        Map<String, JsonNode> byName = new HashMap<>();
        for (JsonNode row : rows(connection, "city_setting", "name", Function.identity())) {
            byName.put(row.path("name").asText(), row.path("content"));
        }
        if (byName.isEmpty()) {
            return null;
        }
        return new CityContent.Settings(
                ZoneId.of(byName.get("zone").asText()),
                byName.get("street-reach").asInt(),
                PackJson.read(byName.get("hours"), WorkingHours.class),
                PackJson.read(byName.get("clocks"), Clocks.class));
    }

    private static Area area(JsonNode row) {
        return new Area(
                row.path("code").asText(),
                text(row, "parent"),
                row.path("path").asText(),
                row.path("level").asText(),
                name(row),
                MicroDegrees.read(row.get("geometry")).orElse(null),
                row.path("retired").asBoolean());
    }

    private static Street street(JsonNode row) {
        return new Street(
                row.path("code").asText(),
                name(row),
                text(row, "owner_unit"),
                text(row, "owner_posting"),
                MicroDegrees.read(row.get("geometry")).orElse(null),
                row.path("retired").asBoolean());
    }

    private static Category category(JsonNode row) {
        return new Category(
                row.path("code").asText(),
                text(row, "parent"),
                row.path("path").asText(),
                row.path("level").asInt(),
                name(row),
                row.path("retired").asBoolean());
    }

    private static Wording name(JsonNode row) {
        return new Wording(row.path("name_zh").asText(), text(row, "name_en"));
    }

    private static @Nullable String text(JsonNode row, String column) {
        return row.path(column).isTextual() ? row.path(column).asText() : null;
    }
}
