package org.linli.care.duplicate;

import static org.linli.care.duplicate.PairState.DISMISSED;
import static org.linli.care.duplicate.PairState.MERGED;
import static org.linli.care.duplicate.PairState.OPEN;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to two entries that may be one person, and by whom. */
final class PairTable {

    static final String MERGE = "merge";
    static final String DISMISS = "dismiss";
    static final String UNDO = "undo";
    /** Something more is the same than when it was dismissed. */
    static final String FIND_AGAIN = "find-again";
    /** Nothing is the same any more, or one of the two is no longer there. */
    static final String PART = "part";

    static final String DESK = "desk";
    static final String SYSTEM = "system";

    /** Days after a merge in which it can be undone. */
    static final int DAYS_TO_UNDO = 30;

    /**
     * What is looked at.
     *
     * @param livingInto nobody who is cared for would be merged into somebody who left
     * @param inTime the merge is not over 30 days old
     * @param keptStands the one kept was neither merged nor erased since
     */
    record Look(boolean livingInto, boolean inTime, boolean keptStands) {}

    private static final Guard<Look> NOT_INTO_WHO_LEFT = new Guard<>(
            "not-into-who-left",
            "在册老人不能并入已离开的登记",
            "somebody who is cared for is not merged into somebody who left",
            Look::livingInto);
    private static final Guard<Look> IN_TIME =
            new Guard<>("within-30-days", "合并已超过 30 日", "the merge is at most 30 days old", Look::inTime);
    private static final Guard<Look> KEPT_STANDS = new Guard<>(
            "kept-stands",
            "所保留的登记其后又被合并或删除;请先撤销该合并",
            "the one kept was not merged or erased since: undo that merge first",
            Look::keptStands);

    static final Transitions<PairState, Look> PAIR = Transitions.of(
            "Two entries that may be one person",
            from(OPEN).on(MERGE).by(DESK).when(NOT_INTO_WHO_LEFT).to(MERGED),
            from(OPEN).on(DISMISS).by(DESK).to(DISMISSED),
            from(MERGED).on(UNDO).by(DESK).when(IN_TIME).when(KEPT_STANDS).to(OPEN),
            from(OPEN).on(PART).by(SYSTEM).to(DISMISSED),
            from(DISMISSED).on(FIND_AGAIN).by(SYSTEM).to(OPEN));

    private PairTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<PairState, Look> from(PairState first, PairState... more) {
        return Transitions.from(first, more);
    }
}
