package org.linli.plan.engine;

import java.util.Arrays;

/** What times were before a trial, to undo it. Grows when a trial touches more than any before. */
final class TimeLog {

    private static final int WIDTH = 4;

    private int[] entries;
    private int size;
    private long lateness;
    private long waiting;
    private long overtime;
    private long moved;

    TimeLog(int parts) {
        entries = new int[WIDTH * (2 * parts + 16)];
    }

    void begin(Timing timing) {
        size = 0;
        lateness = timing.lateness;
        waiting = timing.waiting;
        overtime = timing.overtime;
        moved = timing.moved;
    }

    void add(int part, int start, int breakAt, int waits) {
        int at = size * WIDTH;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, 2 * entries.length);
        }
        entries[at] = part;
        entries[at + 1] = start;
        entries[at + 2] = breakAt;
        entries[at + 3] = waits;
        size++;
    }

    void restore(Timing timing) {
        size = 0;
        timing.lateness = lateness;
        timing.waiting = waiting;
        timing.overtime = overtime;
        timing.moved = moved;
    }

    int size() {
        return size;
    }

    int part(int entry) {
        return entries[entry * WIDTH];
    }

    int start(int entry) {
        return entries[entry * WIDTH + 1];
    }

    int breakAt(int entry) {
        return entries[entry * WIDTH + 2];
    }

    int waiting(int entry) {
        return entries[entry * WIDTH + 3];
    }
}
