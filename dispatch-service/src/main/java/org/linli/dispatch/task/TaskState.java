package org.linli.dispatch.task;

import java.util.Set;
import org.linli.kit.state.Transitions;

/** Where a task stands. */
public enum TaskState {
    /** Only the beginning of its table: no task is stored in it. */
    NEW,
    OPEN,
    GRANTED,
    BEGUN,
    DELIVERED,
    ACCEPTED,
    REJECTED,
    LAPSED,
    WITHDRAWN;

    /** An order has at most one task in one of these. */
    static final Set<TaskState> STANDING = Set.of(OPEN, GRANTED, BEGUN, DELIVERED);

    private static final Set<TaskState> AT_WORK = Set.of(GRANTED, BEGUN);

    boolean stands() {
        return STANDING.contains(this);
    }

    /** Whether somebody has to know what it is about: their claim holds and the work is ahead or going on. */
    boolean atWork() {
        return AT_WORK.contains(this);
    }

    /** As the API and the events show it. */
    public String wire() {
        return Transitions.wire(this);
    }
}
