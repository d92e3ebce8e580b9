package org.linli.volunteer.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire;
import org.linli.kit.testing.Wire.Event;
import org.linli.volunteer.testing.Town;

/** One wish, or one visit, of another service: says what that service says, in the form of the approved examples. */
final class Elsewhere {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String topic;
    private final String idField;
    final String id;
    private final String area;
    private Instant beginsAt = Instant.now().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);

    private Elsewhere(String topic, String idField, String id, String area) {
        this.topic = topic;
        this.idField = idField;
        this.id = id;
        this.area = area;
    }

    static Elsewhere wish(String area) {
        return new Elsewhere("linli.intake.wishes", "wishId", UUID.randomUUID().toString(), area);
    }

    static Elsewhere visit(String area) {
        return new Elsewhere("linli.care.visits", "visitId", "visit-" + UUID.randomUUID(), area);
    }

    Elsewhere beginning(Instant at) {
        beginsAt = at;
        return this;
    }

    static Elsewhere wish(Town town) {
        return wish(town.grid);
    }

    Event asks(long version) {
        ObjectNode json =
                example(idField.equals("wishId") ? "linli.intake.wish-approved.v1" : "linli.care.help-wanted.v1");
        json.put("areaCode", area)
                .put("beginsAt", beginsAt.toString())
                .put("endsAt", beginsAt.plus(Duration.ofHours(2)).toString());
        json.putArray("skills");
        json.putArray("certificates");
        return event(
                idField.equals("wishId") ? "linli.intake.wish-approved.v1" : "linli.care.help-wanted.v1",
                version,
                json);
    }

    Event withdraws(long version) {
        String type = idField.equals("wishId") ? "linli.intake.wish-withdrawn.v1" : "linli.care.help-withdrawn.v1";
        return event(type, version, example(type));
    }

    Event says(long version, boolean fulfilled, @Nullable Integer minutes) {
        String type = idField.equals("wishId") ? "linli.intake.wish-fulfilled.v1" : "linli.care.help-fulfilled.v1";
        ObjectNode json = example(type).put("fulfilled", fulfilled).put("minutes", minutes);
        return event(type, version, json);
    }

    /** Sends the record, and the same record again with the same headers and bytes. */
    static void sendTwice(Event... events) {
        try (Wire wire = new Wire()) {
            for (Event event : events) {
                var record = event.asRecord();
                wire.sendRecords(List.of(record, record));
            }
        }
    }

    private Event event(String type, long version, ObjectNode json) {
        json.put(idField, id);
        assertThat(Contracts.broken(topic, type, json.toString())).isEmpty();
        return new Event(topic, id, type, version, Instant.now(), json.toString());
    }

    private ObjectNode example(String type) {
        try {
            return (ObjectNode) JSON.readTree(Contracts.example(topic, type));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
