package org.linli.care.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hours of one level's steps.
 *
 * @param begins minutes after the raising at which each kind of step begins at the latest
 * @param every minutes from one contact to the next, at least 1
 */
record AlarmClock(Map<StepKind, Integer> begins, int every) {

    /** A step with the hour at which it begins at the latest. @param contact place of who is called; null for the others */
    record Step(int number, StepKind kind, @Nullable Integer contact, Instant dueAt) {}

    /** When the urgent case is due, whatever comes before. */
    Instant handOver(Instant raisedAt) {
        return raisedAt.plus(minutes(StepKind.URGENT_CASE));
    }

    /**
     * Every step of an alarm, numbered from 1 in the order of their hours. A contact whose turn would come when the case is
     * due already is no step: whoever handles the case reads all of them.
     *
     * @param contacts places of those who may be called, in order
     */
    List<Step> steps(Instant raisedAt, List<Integer> contacts) {
        Instant last = handOver(raisedAt);
        List<Step> unordered = new ArrayList<>();
        for (StepKind kind : StepKind.values()) {
            if (kind != StepKind.CONTACT) {
                unordered.add(new Step(0, kind, null, raisedAt.plus(minutes(kind))));
            }
        }
        for (int i = 0; i < contacts.size(); i++) {
            Instant due = raisedAt.plus(minutes(StepKind.CONTACT)).plus(Duration.ofMinutes((long) i * every));
            if (due.isBefore(last)) {
                unordered.add(new Step(0, StepKind.CONTACT, contacts.get(i), due));
            }
        }
        unordered.sort(Comparator.comparing(Step::dueAt)
                .thenComparing(Step::kind)
                .thenComparing(step -> step.contact() == null ? 0 : step.contact()));
        List<Step> steps = new ArrayList<>();
        for (Step step : unordered) {
            steps.add(new Step(steps.size() + 1, step.kind(), step.contact(), step.dueAt()));
        }
        return steps;
    }

    private Duration minutes(StepKind kind) {
        Integer minutes = begins.get(kind);
        if (minutes == null) {
            throw new IllegalStateException("no hour for " + kind);
        }
        return Duration.ofMinutes(minutes);
    }
}
