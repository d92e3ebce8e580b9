package org.linli.care.roster;

import static org.linli.care.roster.RosterState.APPLIED;
import static org.linli.care.roster.RosterState.DISCARDED;
import static org.linli.care.roster.RosterState.FAILED;
import static org.linli.care.roster.RosterState.PLANNING;
import static org.linli.care.roster.RosterState.READY;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a roster, by whom. */
final class RosterTable {

    static final String IMPROVE = "improve";
    static final String FINISH = "finish";
    static final String FIND_NOTHING_BETTER = "find-nothing-better";
    static final String STOP = "stop";
    static final String BREAK_OFF = "break-off";
    static final String APPLY = "apply";
    static final String DISCARD = "discard";

    static final String DESK = "desk";
    static final String SYSTEM = "system";

    /** @param planKept a plan was found before @param dayBegun it is that day, or over */
    record Moment(boolean planKept, boolean dayOver) {}

    private static final Guard<Moment> KEPT = new Guard<>("plan-kept", "已有方案", "a plan was kept", Moment::planKept);
    private static final Guard<Moment> NONE_KEPT =
            new Guard<>("no-plan-kept", "尚无方案", "no plan was kept", m -> !m.planKept());
    private static final Guard<Moment> NOT_OVER =
            new Guard<>("day-not-over", "该日尚未结束", "its day is not over", m -> !m.dayOver());

    static final Transitions<RosterState, Moment> ROSTER = Transitions.of(
            "Roster",
            from(PLANNING).on(IMPROVE).by(SYSTEM).to(PLANNING).emits("roster-progressed"),
            from(PLANNING).on(FINISH).by(SYSTEM).to(READY).emits("roster-progressed"),
            from(PLANNING).on(FIND_NOTHING_BETTER).by(SYSTEM).to(DISCARDED).emits("roster-progressed"),
            from(PLANNING).on(STOP).by(DESK).to(PLANNING),
            from(PLANNING).on(BREAK_OFF).by(SYSTEM).when(KEPT).to(READY).emits("roster-progressed"),
            from(PLANNING).on(BREAK_OFF).by(SYSTEM).when(NONE_KEPT).to(FAILED).emits("roster-progressed"),
            from(READY).on(APPLY).by(DESK).when(NOT_OVER).to(APPLIED).emits("roster-progressed"),
            from(READY).on(DISCARD).by(DESK).to(DISCARDED).emits("roster-progressed"));

    private RosterTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<RosterState, Moment> from(RosterState first, RosterState... more) {
        return Transitions.from(first, more);
    }
}
