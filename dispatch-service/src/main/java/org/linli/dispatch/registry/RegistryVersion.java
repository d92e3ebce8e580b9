package org.linli.dispatch.registry;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.linli.kit.consume.DatabaseFailed;

/** Tells this process and the other replicas, once a transaction, that what they hold of the city is no longer so. */
@ApplicationScoped
class RegistryVersion {

    private static final Object TOUCHED = new Object();

    private final AgroalDataSource database;
    private final TransactionSynchronizationRegistry transaction;
    private final Event<CityChanged> changed;

    RegistryVersion(
            AgroalDataSource database, TransactionSynchronizationRegistry transaction, Event<CityChanged> changed) {
        this.database = database;
        this.transaction = transaction;
        this.changed = changed;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void touch() {
        if (transaction.getResource(TOUCHED) != null) {
            return;
        }
        try (Connection connection = database.getConnection();
                PreparedStatement update =
                        connection.prepareStatement("UPDATE registry_version SET token = gen_random_uuid()")) {
            update.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        transaction.putResource(TOUCHED, true);
        changed.fire(new CityChanged());
    }
}
