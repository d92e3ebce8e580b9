package org.linli.kit.outbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows of one look, key by key. Rows of different keys go out together, those of one key one after the other, each when
 * the one before is acknowledged: a failed send is never overtaken by its successor.
 */
final class LaneRound {

    /** So many rows of one key may go out while others wait for the next look: about 20 ms. */
    static final int ROWS_OF_A_KEY = 16;

    private record Key(String topic, String key) {
        static Key of(UnsentRow row) {
            return new Key(row.topic(), row.key());
        }
    }

    private final Map<Key, Deque<UnsentRow>> waiting = new LinkedHashMap<>();

    /** @param rows lowest first */
    LaneRound(Collection<UnsentRow> rows) {
        rows.forEach(row ->
                waiting.computeIfAbsent(Key.of(row), key -> new ArrayDeque<>()).add(row));
    }

    /** Keys of which the look found more than a round takes: those after them were perhaps not seen. */
    static List<String> busy(List<UnsentRow> rows) {
        return rows.stream().collect(Collectors.groupingBy(UnsentRow::key, Collectors.counting())).entrySet().stream()
                .filter(key -> key.getValue() > ROWS_OF_A_KEY)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The next row of each key. */
    List<UnsentRow> heads() {
        List<UnsentRow> heads = new ArrayList<>(waiting.size());
        waiting.values().forEach(rows -> heads.add(rows.getFirst()));
        return heads;
    }

    /** The row is on its topic; the next of its key may follow. */
    void sent(UnsentRow row) {
        Deque<UnsentRow> rows = waiting.get(Key.of(row));
        rows.removeFirst();
        if (rows.isEmpty()) {
            waiting.remove(Key.of(row));
        }
    }

    /** The row is not on its topic, so nothing of its key goes out in this round any more. */
    void failed(UnsentRow row) {
        waiting.remove(Key.of(row));
    }

    boolean isOver() {
        return waiting.isEmpty();
    }
}
