package org.linli.intake.registry;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.linli.intake.city.CityChanged;
import org.linli.kit.consume.DatabaseFailed;

/** Notices that a pack was applied, also by another replica, and tells whoever keeps reference data in memory. */
@ApplicationScoped
class CityWatch {

    private final AgroalDataSource database;
    private final Event<CityChanged> changed;
    private int known;

    CityWatch(AgroalDataSource database, Event<CityChanged> changed) {
        this.database = database;
        this.changed = changed;
    }

    @Scheduled(every = "2s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    synchronized void look() {
        int present = present();
        if (present != known) {
            changed.fire(new CityChanged(present));
            known = present;
        }
    }

    private int present() {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement("SELECT revision FROM city_settings");
                ResultSet row = select.executeQuery()) {
            return row.next() ? row.getInt(1) : 0;
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
