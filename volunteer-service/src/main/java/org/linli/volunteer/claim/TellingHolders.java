package org.linli.volunteer.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Need;

/**
 * Tells the service a need came from who may read its contact now: whoever has confirmed to come until they have checked out,
 * is active, and signs in. Each event is the whole list, so that the latest counts.
 */
@ApplicationScoped
class TellingHolders {

    static final String TOPIC = "linli.volunteer.holders";
    static final String TYPE = "linli.volunteer.holders-changed.v1";

    private final Database database;
    private final Outbox outbox;
    private final ObjectMapper json;

    TellingHolders(Database database, Outbox outbox, ObjectMapper json) {
        this.database = database;
        this.outbox = outbox;
        this.json = json;
    }

    /** As it goes on the wire. @param holders subjects of their tokens */
    record Holders(UUID needId, String originKind, @Nullable String originId, List<String> holders, Instant at) {}

    /** Tells if it is not what was told last; the caller holds the need's lock. */
    void tell(NeedFile file, Instant now) {
        Need need = file.need();
        if (!need.origin().isElsewhere()) {
            return;
        }
        Map<UUID, String> holders = holders(file);
        Set<UUID> told = told(need);
        if (told.equals(holders.keySet())) {
            return;
        }
        database.update("DELETE FROM need_holder WHERE need_id = ?", need.id());
        database.update(
                "INSERT INTO need_holder (need_id, person_id) SELECT ?, unnest(?::uuid[])", need.id(), texts(holders));
        outbox.add(OutboxEvent.of(
                TOPIC,
                need.id().toString(),
                "holders/" + need.id(),
                need.nextHoldersVersion(),
                TYPE,
                now,
                bytes(new Holders(
                        need.id(),
                        need.origin().kind(),
                        need.origin().id(),
                        holders.values().stream().sorted().toList(),
                        now))));
    }

    private Map<UUID, String> holders(NeedFile file) {
        List<String> coming = Stream.concat(file.in(ClaimState.CONFIRMED), file.in(ClaimState.CHECKED_IN))
                .map(claim -> claim.personId().toString())
                .toList();
        Map<UUID, String> holders = new TreeMap<>();
        if (!coming.isEmpty()) {
            database.list("""
                            SELECT id, subject FROM person
                             WHERE id = ANY (?::uuid[]) AND state = 'active' AND subject IS NOT NULL""", row -> Map.entry(row.getObject("id", UUID.class), row.getString("subject")), coming)
                    .forEach(holder -> holders.put(holder.getKey(), holder.getValue()));
        }
        return holders;
    }

    private Set<UUID> told(Need need) {
        return new HashSet<>(database.list(
                "SELECT person_id FROM need_holder WHERE need_id = ?",
                row -> row.getObject("person_id", UUID.class),
                need.id()));
    }

    private static List<String> texts(Map<UUID, String> holders) {
        return holders.keySet().stream().map(UUID::toString).toList();
    }

    private byte[] bytes(Holders holders) {
        try {
            return json.writeValueAsBytes(holders);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
