package org.linli.volunteer.shop;

import static org.linli.volunteer.shop.RedemptionState.CANCELLED;
import static org.linli.volunteer.shop.RedemptionState.COLLECTED;
import static org.linli.volunteer.shop.RedemptionState.EXPIRED;
import static org.linli.volunteer.shop.RedemptionState.RESERVED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;
import org.linli.volunteer.person.ActingFor;

/** What can happen to a redemption, by whom and when. It begins reserved. */
final class RedemptionTable {

    static final String SYSTEM = "system";
    static final String COLLECT = "collect";
    static final String CANCEL = "cancel";
    static final String CODE_IS_OVER = "code-is-over";

    /** @param codeIsOver whether its code cannot be entered any more */
    record Context(boolean codeIsOver) {}

    static final Transitions<RedemptionState, Context> REDEMPTION = Transitions.of(
            "Redemption",
            from(RESERVED)
                    .on(COLLECT)
                    .by(ItemTable.ORGANISATION)
                    .when(codeStands())
                    .to(COLLECTED),
            from(RESERVED)
                    .on(CANCEL)
                    .by(ActingFor.ONESELF, ActingFor.REPRESENTATIVE, ActingFor.DESK)
                    .to(CANCELLED),
            from(RESERVED).on(CODE_IS_OVER).by(SYSTEM).when(codeIsOver()).to(EXPIRED));

    private RedemptionTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<RedemptionState, Context> from(RedemptionState first) {
        return Transitions.from(first);
    }

    private static Guard<Context> codeStands() {
        return new Guard<>("code-stands", "取货码已过期", "its code is not over", c -> !c.codeIsOver());
    }

    private static Guard<Context> codeIsOver() {
        return new Guard<>("code-is-over", "取货码未过期", "its code is over", Context::codeIsOver);
    }
}
