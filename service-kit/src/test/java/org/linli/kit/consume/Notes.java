package org.linli.kit.consume;

import io.agroal.api.AgroalDataSource;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.MDC;

/** The test service's consumer: writes each note down, refuses some, stumbles over some, waits for some. */
@ApplicationScoped
public class Notes implements Consumption {

    static final String TYPE = "linli.kit.note-written.v1";

    private final AgroalDataSource database;
    private final Consuming consuming;
    private final EventRoutes routes =
            EventRoutes.of("notes").on(TYPE, this::write).ignoring("linli.kit.note-ignored.v1");
    private final AtomicInteger stumbles = new AtomicInteger();
    private final Map<String, Integer> waits = new ConcurrentHashMap<>();
    private final Map<String, String> logged = new ConcurrentHashMap<>();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private final Set<String> away = ConcurrentHashMap.newKeySet();

    Notes(AgroalDataSource database, Consuming consuming) {
        this.database = database;
        this.consuming = consuming;
    }

    @Override
    public EventRoutes routes() {
        return routes;
    }

    @Incoming("notes")
    @Blocking
    public void on(ConsumerRecords<String, byte[]> records) {
        consuming.handle(routes, records);
    }

    private void write(IncomingEvent event) {
        logged.put(event.subject(), String.valueOf(MDC.get("traceId")));
        String text = event.data().path("text").asText();
        if (text.equals("impossible")) {
            throw new PermanentFault("text: impossible");
        }
        if (text.equals("refers") && !arrived.contains(event.subject())) {
            waits.merge(event.subject(), 1, Integer::sum);
            throw new TransientFault("text: refers to what is not there yet");
        }
        if (text.equals("while away") && away.contains(event.subject())) {
            throw new DatabaseFailed(new SQLTransientConnectionException("away"));
        }
        if (text.startsWith("stumble") && stumbles.incrementAndGet() <= 3) {
            throw new DatabaseFailed(new SQLTransientConnectionException("away"));
        }
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO note (key, text) VALUES (?, ?)")) {
            insert.setString(1, event.subject());
            insert.setString(2, text);
            insert.executeUpdate();
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
    }

    /** What the notes of the key refer to is there from now on. */
    void arrives(String key) {
        arrived.add(key);
    }

    /** What the notes of the key are written to is away until it {@link #returns}. */
    void leaves(String key) {
        away.add(key);
    }

    void returns(String key) {
        away.remove(key);
    }

    int waits(String key) {
        return waits.getOrDefault(key, 0);
    }

    /** The trace that stood in the log while the key's last note was handled. */
    String logged(String key) {
        return logged.get(key);
    }

    int stumbles() {
        return stumbles.get();
    }

    List<String> of(String key) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("SELECT text FROM note WHERE key = ? ORDER BY id")) {
            select.setString(1, key);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    texts.add(found.getString(1));
                }
            }
        } catch (SQLException failed) {
            throw new DatabaseFailed(failed);
        }
        return texts;
    }
}
