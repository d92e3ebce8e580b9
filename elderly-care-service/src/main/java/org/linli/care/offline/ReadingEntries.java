package org.linli.care.offline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.linli.care.visit.GoingOnVisit;
import org.linli.care.visit.LateEntry;
import org.linli.kit.problem.Problem;
import org.linli.kit.secret.Fingerprint;
import org.linli.kit.secret.PeopleKey;

/** Reads the text of a batch. An entry that is not well formed is refused alone: the others may tell of a door that stayed shut. */
@ApplicationScoped
class ReadingEntries {

    private static final int MOST = 500;
    private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

    /** @param number in the batch, from 0 @param print by which the same entry is known again */
    record Read(int number, String visit, LateEntry entry, long basedOn, Fingerprint print) {}

    /** What is in a batch: what can be heard, by visit, and what is refused. */
    record Batch(Map<String, List<Read>> byVisit, List<BatchAnswer.Line> refused) {}

    private final ObjectMapper json;
    private final PeopleKey key;

    ReadingEntries(ObjectMapper json, PeopleKey key) {
        this.json = json;
        this.key = key;
    }

    /**
     * @param clockIsOff the clock of the device is wrong: so are its times
     * @param latest what lies later cannot have happened yet, whatever the device says of its clock
     * @throws Problem invalid-input for a text that is no array, or too long a one
     */
    Batch read(String text, boolean clockIsOff, Instant latest) {
        JsonNode array;
        try {
            array = json.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw noArray();
        }
        if (!array.isArray()) {
            throw noArray();
        }
        if (array.size() > MOST) {
            throw Problem.invalid("entries", "at-most", "至多 " + MOST + " 条", "must be at most " + MOST);
        }
        Map<String, List<Read>> byVisit = new HashMap<>();
        List<BatchAnswer.Line> refused = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            take(i, array.get(i), at -> clockIsOff || at.isAfter(latest), byVisit, refused);
        }
        return new Batch(byVisit, refused);
    }

    private void take(
            int number,
            JsonNode node,
            Predicate<Instant> doubtful,
            Map<String, List<Read>> byVisit,
            List<BatchAnswer.Line> refused) {
        Entry entry;
        @Nullable Fingerprint print;
        try {
            entry = json.treeToValue(node, Entry.class);
            print = entry == null ? null : key.fingerprint("device-entry", json.writeValueAsString(entry));
        } catch (JsonProcessingException notAnEntry) {
            refused.add(BatchAnswer.Line.refused(number, null, "entries[" + number + "]", "form"));
            return;
        }
        UUID id = entry == null ? null : entry.id();
        String visit = entry == null ? null : entry.visit();
        Instant at = entry == null ? null : entry.at();
        GoingOnVisit.Act act = entry == null || entry.action() == null
                ? null
                : GoingOnVisit.Act.of(entry.action()).orElse(null);
        if (entry == null || id == null || visit == null || at == null || act == null) {
            refused.add(BatchAnswer.Line.refused(number, id, missing(id, visit, at), "required"));
            return;
        }
        if (at.isBefore(FIRST) || at.isAfter(LAST)) {
            refused.add(BatchAnswer.Line.refused(number, id, "at", "range"));
            return;
        }
        byVisit.computeIfAbsent(visit, any -> new ArrayList<>())
                .add(new Read(
                        number,
                        visit,
                        new LateEntry(id, act, at.truncatedTo(ChronoUnit.MILLIS), entry.told(), doubtful.test(at)),
                        entry.basedOn() == null ? 0 : entry.basedOn(),
                        Objects.requireNonNull(print)));
    }

    private static String missing(@Nullable UUID id, @Nullable String visit, @Nullable Instant at) {
        if (id == null) {
            return "id";
        }
        if (visit == null) {
            return "visit";
        }
        return at == null ? "at" : "action";
    }

    private static Problem noArray() {
        return Problem.invalid("entries", "json-array", "须为 JSON 数组的文本", "must be the text of a JSON array");
    }
}
