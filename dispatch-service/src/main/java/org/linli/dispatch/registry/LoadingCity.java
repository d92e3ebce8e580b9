package org.linli.dispatch.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.linli.citypack.CalendarDay;
import org.linli.citypack.CityPack;
import org.linli.dispatch.deadline.CalendarsChanged;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;

/** Takes over what dispatch owns of a pack and tells the others what changed. */
@ApplicationScoped
class LoadingCity {

    private final AgroalDataSource database;
    private final Outbox outbox;
    private final Clock clock;
    private final RegistryVersion version;
    private final Cities cities;
    private final Event<UnitsChanged> unitsChanged;
    private final Event<CalendarsChanged> calendarsChanged;

    LoadingCity(
            AgroalDataSource database,
            Outbox outbox,
            Clock clock,
            RegistryVersion version,
            Cities cities,
            Event<UnitsChanged> unitsChanged,
            Event<CalendarsChanged> calendarsChanged) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.version = version;
        this.cities = cities;
        this.unitsChanged = unitsChanged;
        this.calendarsChanged = calendarsChanged;
    }

    /** Loads a faultless pack as the revision given. */
    @Transactional(Transactional.TxType.MANDATORY)
    void load(CityPack pack, int revision) {
        Instant now = clock.instant();
        List<JsonNode> units;
        List<JsonNode> years;
        try (Connection connection = database.getConnection()) {
            units = OwnedTable.UNIT.load(connection, rows(pack.units()), revision);
            publish(units, RegistryEvents::unit, now);
            publish(OwnedTable.POSTING.load(connection, rows(pack.postings()), revision), RegistryEvents::posting, now);
            publish(
                    OwnedTable.RESPONSIBILITY.load(connection, rows(pack.responsibilities()), revision),
                    RegistryEvents::responsibility,
                    now);
            years = OwnedTable.CALENDAR.load(connection, years(pack), revision);
            publish(years, RegistryEvents::calendar, now);
            OwnedTable.CONDITION.load(connection, rows(pack.conditions()), revision);
            OwnedTable.RULE.load(connection, rows(pack.routing()), revision);
            OwnedTable.REASON.load(connection, rows(pack.reasons()), revision);
            OwnedTable.SETTING.load(connection, settings(pack), revision);
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        version.touch();
        cities.showToThisTransaction();
        if (!units.isEmpty()) {
            unitsChanged.fire(new UnitsChanged());
        }
        if (!years.isEmpty()) {
            Set<Integer> changed =
                    years.stream().map(y -> y.get("year").asInt()).collect(Collectors.toSet());
            calendarsChanged.fire(new CalendarsChanged(changed));
        }
    }

    private void publish(List<JsonNode> changed, BiFunction<JsonNode, Instant, OutboxEvent> toWire, Instant now) {
        outbox.add(changed.stream().map(row -> toWire.apply(row, now)).toList());
    }

    private static List<ObjectNode> rows(List<?> packRows) {
        return packRows.stream().map(PackJson::row).toList();
    }

    private static List<ObjectNode> years(CityPack pack) {
        List<ObjectNode> rows = new ArrayList<>();
        for (Map.Entry<Integer, List<CalendarDay>> year : pack.calendars().entrySet()) {
            ObjectNode row = PackJson.object();
            row.put("year", year.getKey());
            row.set("days", PackJson.tree(year.getValue()));
            rows.add(row);
        }
        return rows;
    }

    private static List<ObjectNode> settings(CityPack pack) {
        return List.of(
                setting("zone", TextNode.valueOf(pack.info().zone().getId())),
                setting("street-reach", PackJson.tree(pack.info().streetReachM())),
                setting("hours", PackJson.tree(pack.hours())),
                setting("clocks", PackJson.tree(pack.clocks())));
    }

    private static ObjectNode setting(String name, JsonNode content) {
        ObjectNode row = PackJson.object();
        row.put("name", name);
        row.set("content", content);
        return row;
    }
}
