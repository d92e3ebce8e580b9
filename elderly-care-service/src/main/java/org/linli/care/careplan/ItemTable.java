package org.linli.care.careplan;

import static org.linli.care.careplan.ItemState.ACTIVE;
import static org.linli.care.careplan.ItemState.ENDED;
import static org.linli.care.careplan.ItemState.PAUSED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can be done with an item of a care plan, by whom and when. */
final class ItemTable {

    static final String PAUSE = "pause";
    static final String RESUME = "resume";
    static final String END = "end";
    static final String EDIT = "edit";
    static final String EXCEPT = "except";

    static final String DESK = "desk";
    static final String SYSTEM = "system";

    /** @param reason that one was given */
    record Context(boolean reason) {}

    private static final Guard<Context> REASON =
            new Guard<>("reason", "须说明原因", "A reason must be given", Context::reason);

    static final Transitions<ItemState, Context> ITEM = Transitions.of(
            "Item of a care plan",
            from(ACTIVE).on(PAUSE).by(DESK).when(REASON).to(PAUSED),
            from(PAUSED).on(RESUME).by(DESK).to(ACTIVE),
            from(ACTIVE).on(EDIT).by(DESK).to(ACTIVE),
            from(PAUSED).on(EDIT).by(DESK).to(PAUSED),
            from(ACTIVE).on(EXCEPT).by(DESK).to(ACTIVE),
            from(PAUSED).on(EXCEPT).by(DESK).to(PAUSED),
            from(ACTIVE, PAUSED).on(END).by(DESK, SYSTEM).when(REASON).to(ENDED));

    private ItemTable() {}

    private static Row<ItemState, Context> from(ItemState first, ItemState... more) {
        return Transitions.from(first, more);
    }
}
