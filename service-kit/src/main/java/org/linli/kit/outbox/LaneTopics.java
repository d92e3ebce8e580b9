package org.linli.kit.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which topics a lane sends to. A send to a topic that is not there keeps the only thread that sends for {@code
 * max.block.ms}, and with it every other row: so a topic that is not known to be there gets one row first, one such topic a
 * round, and while that is refused it is left out for a growing while. What is left out stays unsent, in its order.
 */
final class LaneTopics {

    /** How a topic answered in a round, best first: one row through says more than another refused. */
    enum Answer {
        SENT,
        MISSING,
        FAILED;

        static Answer better(Answer one, Answer other) {
            return one.compareTo(other) <= 0 ? one : other;
        }
    }

    static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private record Pause(long began, Duration length) {
        boolean isOver(long now) {
            return now - began >= length.toNanos();
        }
    }

    private final Set<String> known = new HashSet<>();
    private final Map<String, Pause> pauses = new HashMap<>();

    /** @param now {@link System#nanoTime} */
    List<String> leftOut(long now) {
        return pauses.entrySet().stream()
                .filter(topic -> !topic.getValue().isOver(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Those of the rows that may go out together. */
    List<UnsentRow> together(List<UnsentRow> rows) {
        List<UnsentRow> chosen = new ArrayList<>(rows.size());
        boolean tried = false;
        for (UnsentRow row : rows) {
            if (known.contains(row.topic())) {
                chosen.add(row);
            } else if (!tried) {
                chosen.add(row);
                tried = true;
            }
        }
        return chosen;
    }

    /**
     * A fault that says nothing of the topic (the broker is away) puts a known topic in doubt, because a deleted one begins
     * like that; a second one shows that it is there.
     *
     * @param now {@link System#nanoTime}
     * @return whether the topic is found missing for the first time since it was there
     */
    boolean answered(String topic, Answer answer, long now) {
        if (answer == Answer.MISSING) {
            known.remove(topic);
            Pause last = pauses.get(topic);
            pauses.put(topic, new Pause(now, last == null ? FIRST_PAUSE : longer(last.length())));
            return last == null;
        }
        if (answer == Answer.SENT) {
            known.add(topic);
            pauses.remove(topic);
        } else if (!known.remove(topic)) {
            known.add(topic);
        }
        return false;
    }

    private static Duration longer(Duration pause) {
        Duration twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }
}
