package org.linli.volunteer.timebank;

import static org.linli.volunteer.timebank.ReserveState.BOOKED;
import static org.linli.volunteer.timebank.ReserveState.PROPOSED;
import static org.linli.volunteer.timebank.ReserveState.REFUSED;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a filling of the reserve. It begins proposed. */
final class ReserveTable {

    static final String APPROVE = "approve";
    static final String REFUSE = "refuse";

    static final String ADMINISTRATOR = "administrator";

    /** Who wants to decide, as the guards need to know them. */
    record Deciding(boolean proposedIt, boolean reasonGiven) {}

    static final Transitions<ReserveState, Deciding> RESERVE = Transitions.of(
            "Filling of the reserve",
            from(PROPOSED)
                    .on(APPROVE)
                    .by(ADMINISTRATOR)
                    .when(new Guard<>("second-person", "提出人不得批准", "not who proposed it", c -> !c.proposedIt()))
                    .to(BOOKED),
            from(PROPOSED)
                    .on(REFUSE)
                    .by(ADMINISTRATOR)
                    .when(new Guard<>("reason-given", "须说明理由", "a reason given", Deciding::reasonGiven))
                    .to(REFUSED));

    private ReserveTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<ReserveState, Deciding> from(ReserveState first) {
        return Transitions.from(first);
    }
}
