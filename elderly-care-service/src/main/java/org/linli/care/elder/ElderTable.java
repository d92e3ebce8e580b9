package org.linli.care.elder;

import static org.linli.care.elder.ElderState.AWAY;
import static org.linli.care.elder.ElderState.ERASED;
import static org.linli.care.elder.ElderState.LEFT;
import static org.linli.care.elder.ElderState.MERGED;
import static org.linli.care.elder.ElderState.REGISTERED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Row;

/** What can happen to somebody's place in the register, by whom. What undoing a merge gives back is what stood before. */
public final class ElderTable {

    static final String CHANGE = "change";
    static final String GO_AWAY = "go-away";
    static final String COME_BACK = "come-back";
    static final String LEAVE = "leave";
    static final String MERGE = "merge";
    static final String ERASE = "erase-data";

    public static final String DESK = "desk";
    public static final String GRID_WORKER = "grid-worker";
    static final String SYSTEM = "system";

    /** Nothing is looked at but state and role. */
    record Nothing() {}

    static final Nothing NOTHING = new Nothing();

    static final Transitions<ElderState, Nothing> ELDER = Transitions.of(
            "Person cared for",
            from(REGISTERED).on(CHANGE).by(DESK, GRID_WORKER).to(REGISTERED),
            from(AWAY).on(CHANGE).by(DESK, GRID_WORKER).to(AWAY),
            from(REGISTERED).on(GO_AWAY).by(DESK, GRID_WORKER).to(AWAY),
            from(AWAY).on(COME_BACK).by(DESK, GRID_WORKER, SYSTEM).to(REGISTERED),
            from(REGISTERED, AWAY).on(LEAVE).by(DESK).to(LEFT),
            from(LEFT).on(COME_BACK).by(DESK).to(REGISTERED),
            from(REGISTERED, AWAY, LEFT).on(MERGE).by(DESK).to(MERGED),
            from(REGISTERED, AWAY, LEFT).on(ERASE).by(DESK).to(ERASED));

    private ElderTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<ElderState, Nothing> from(ElderState first, ElderState... more) {
        return Transitions.from(first, more);
    }
}
