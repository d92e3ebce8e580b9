package org.linli.volunteer.origin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.linli.kit.testing.Contracts;
import org.linli.kit.testing.Wire.Event;

/** One task of dispatch, which says of it what dispatch says, in the form of the approved examples. */
final class DispatchedTask {

    private static final String TOPIC = "linli.dispatch.tasks";
    private static final ObjectMapper JSON = new ObjectMapper();

    final String id = UUID.randomUUID().toString();
    private final String area;
    private long version;

    DispatchedTask(String area) {
        this.area = area;
    }

    /** Two hours, beginning in twenty minutes. */
    Event opened() {
        Instant begins = Instant.now().plus(Duration.ofMinutes(20)).truncatedTo(ChronoUnit.SECONDS);
        ObjectNode json = example("task-opened")
                .put("areaCode", area)
                .put("beginsAt", begins.toString())
                .put("endsAt", begins.plus(Duration.ofHours(2)).toString())
                .put("minutes", 60);
        json.putArray("skills");
        return event("task-opened", json);
    }

    Event granted(String claim) {
        return event("task-granted", example("task-granted").put("claimId", claim));
    }

    Event refused(String claim) {
        return event("task-refused", example("task-refused").put("claimId", claim));
    }

    Event freed(String claim) {
        return event("task-freed", example("task-freed").put("claimId", claim));
    }

    Event accepted(String claim, int minutes) {
        return event(
                "task-accepted", example("task-accepted").put("claimId", claim).put("minutes", minutes));
    }

    Event rejected(String claim) {
        return event("task-rejected", example("task-rejected").put("claimId", claim));
    }

    Event withdrawn(String reasonCode) {
        return event("task-withdrawn", example("task-withdrawn").put("reasonCode", reasonCode));
    }

    private Event event(String name, ObjectNode json) {
        String type = "linli.dispatch." + name + ".v1";
        json.put("taskId", id);
        assertThat(Contracts.broken(TOPIC, type, json.toString())).isEmpty();
        return new Event(TOPIC, id, type, ++version, Instant.now(), json.toString());
    }

    private static ObjectNode example(String name) {
        try {
            return (ObjectNode) JSON.readTree(Contracts.example(TOPIC, "linli.dispatch." + name + ".v1"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
