package org.linli.volunteer.claim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.linli.kit.outbox.Outbox;
import org.linli.kit.outbox.OutboxEvent;
import org.linli.kit.sql.Database;
import org.linli.volunteer.need.Need;

/**
 * Tells the service a need came from who may read its contact now: whoever has confirmed to come until they have checked out,
 * is active, and signs in. Of those who do not, it tells who represents them: they read nothing, and do not judge what they
 * acted in. Each event is the whole list, so that the latest counts.
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

    /**
     * As it goes on the wire.
     *
     * @param holders subjects of their tokens
     * @param representing subjects of who acts for those that come and have no token
     */
    record Holders(
            UUID needId,
            String originKind,
            @Nullable String originId,
            List<String> holders,
            List<String> representing,
            Instant at) {}

    private record Coming(UUID person, @Nullable String subject) {}

    /** Tells if it is not what was told last; the caller holds the need's lock. */
    void tell(NeedFile file, Instant now) {
        Need need = file.need();
        if (!need.origin().isElsewhere()) {
            return;
        }
        List<Coming> coming = coming(file);
        if (told(need).equals(coming.stream().map(Coming::person).collect(Collectors.toSet()))) {
            return;
        }
        database.update("DELETE FROM need_holder WHERE need_id = ?", need.id());
        database.update(
                "INSERT INTO need_holder (need_id, person_id) SELECT ?, unnest(?::uuid[])", need.id(), ids(coming));
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
                        coming.stream()
                                .flatMap(one -> Stream.ofNullable(one.subject()))
                                .sorted()
                                .toList(),
                        representing(coming),
                        now))));
    }

    private List<Coming> coming(NeedFile file) {
        List<String> people = Stream.concat(file.in(ClaimState.CONFIRMED), file.in(ClaimState.CHECKED_IN))
                .map(claim -> claim.personId().toString())
                .toList();
        return people.isEmpty()
                ? List.of()
                : database.list(
                        "SELECT id, subject FROM person WHERE id = ANY (?::uuid[]) AND state = 'active' ORDER BY id",
                        row -> new Coming(row.getObject("id", UUID.class), row.getString("subject")),
                        people);
    }

    private List<String> representing(List<Coming> coming) {
        List<Coming> silent =
                coming.stream().filter(one -> one.subject() == null).toList();
        return silent.isEmpty() ? List.of() : database.list("""
                        SELECT DISTINCT subject FROM representative
                         WHERE person = ANY (?::uuid[]) AND ended_at IS NULL ORDER BY subject""", row -> row.getString("subject"), ids(silent));
    }

    private Set<UUID> told(Need need) {
        return new HashSet<>(database.list(
                "SELECT person_id FROM need_holder WHERE need_id = ?",
                row -> row.getObject("person_id", UUID.class),
                need.id()));
    }

    private static List<String> ids(List<Coming> coming) {
        return coming.stream().map(one -> one.person().toString()).toList();
    }

    private byte[] bytes(Holders holders) {
        try {
            return json.writeValueAsBytes(holders);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
