package org.linli.intake.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.consume.IncomingEvent;
import org.linli.kit.consume.PermanentFault;

/** Which units were given an order of a report's case, as dispatch says. An order taken back does not unsay it. */
@ApplicationScoped
public class UnitsAtWork {

    private final AgroalDataSource database;

    UnitsAtWork(AgroalDataSource database) {
        this.database = database;
    }

    /** Whether any of the units was given work of the report's case. */
    @Transactional
    public boolean anyOf(Set<String> units, UUID reportId) {
        if (units.isEmpty()) {
            return false;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT 1 FROM unit_at_work WHERE report_id = ? AND unit = ANY(?) LIMIT 1")) {
            select.setObject(1, reportId);
            select.setArray(2, connection.createArrayOf("text", units.toArray()));
            try (ResultSet found = select.executeQuery()) {
                return found.next();
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void dispatched(IncomingEvent event) {
        for (JsonNode order : event.data().path("orders")) {
            add(event, order);
        }
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void issued(IncomingEvent event) {
        add(event, event.data());
    }

    private void add(IncomingEvent event, JsonNode order) {
        JsonNode unit = order.path("unitCode");
        if (!unit.isTextual()) {
            throw new PermanentFault("unitCode: missing");
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO unit_at_work (report_id, unit) VALUES (?, ?) ON CONFLICT DO NOTHING")) {
            insert.setObject(1, Timeline.reportId(event.data()));
            insert.setString(2, unit.textValue());
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
