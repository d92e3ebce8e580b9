package org.linli.intake.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.linli.intake.city.CityChanged;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.time.CityTime;

/** Says until when a grid worker has time to look: clock {@code verification} of the city pack. */
@ApplicationScoped
public class VerificationClock {

    // Until a city is loaded no report can be taken, so this one never decides anything.
    private static final WorkingTime NONE = new WorkingTime(2, "urgent-hours", Map.of(), List.of(), Map.of());

    private final AgroalDataSource database;
    private final ObjectMapper json;
    private final ZoneId zone;
    private volatile WorkingTime time = NONE;

    VerificationClock(AgroalDataSource database, ObjectMapper json, CityTime.Settings settings) {
        this.database = database;
        this.json = json;
        this.zone = settings.zone();
    }

    /** The moment at which verification of a report submitted then lapses. */
    public Instant dueAfter(Instant submitted) {
        return time.dueAfter(submitted, zone);
    }

    void start(@Observes @Priority(2000) StartupEvent started) {
        load();
    }

    void changed(@Observes CityChanged change) {
        load();
    }

    private void load() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT working_time FROM city_settings");
                ResultSet row = select.executeQuery()) {
            time = row.next() ? json.readValue(row.getString(1), WorkingTime.class) : NONE;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("working time was written by this service", impossible);
        }
    }
}
