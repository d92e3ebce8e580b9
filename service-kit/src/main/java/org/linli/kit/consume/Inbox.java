package org.linli.kit.consume;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Remembers, in the transaction that handles an event, that it was handled. */
@ApplicationScoped
public class Inbox {

    private final AgroalDataSource database;

    Inbox(AgroalDataSource database) {
        this.database = database;
    }

    /** Whether the consumer meets this event for the first time; call it first in the transaction. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean firstTime(String consumer, String eventId) {
        return firstTimes(consumer, Set.of(eventId)).contains(eventId);
    }

    /** Those of the events that the consumer meets for the first time. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Set<String> firstTimes(String consumer, Collection<String> eventIds) {
        Set<String> fresh = new HashSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO inbox (consumer, event_id)
                        SELECT ?, id FROM unnest(?::text[]) AS t(id) ORDER BY id
                        ON CONFLICT DO NOTHING RETURNING event_id""")) {
            insert.setString(1, consumer);
            insert.setArray(2, connection.createArrayOf("text", eventIds.toArray()));
            try (ResultSet inserted = insert.executeQuery()) {
                while (inserted.next()) {
                    fresh.add(inserted.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return fresh;
    }

    /** Forgets everything a consumer has handled; only together with clearing the projection it fed. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(String consumer) {
        try (Connection connection = database.getConnection();
                PreparedStatement delete = connection.prepareStatement("DELETE FROM inbox WHERE consumer = ?")) {
            delete.setString(1, consumer);
            delete.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }
}
