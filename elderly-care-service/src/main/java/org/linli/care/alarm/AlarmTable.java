package org.linli.care.alarm;

import static org.linli.care.alarm.AlarmState.ENDED;
import static org.linli.care.alarm.AlarmState.HANDED_OVER;
import static org.linli.care.alarm.AlarmState.OPEN;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/**
 * What can happen to an alarm. It begins by {@code raise}: a visit where nobody opened, once. {@code carer} is who stood at
 * the door, {@code dispatch} what that service says of the case.
 */
final class AlarmTable {

    static final String STEP_TOLD = "step-told";
    static final String STEP_TIME_IS_UP = "step-time-is-up";
    static final String HAND_OVER = "hand-over";
    static final String END = "end";
    static final String OPENED_AFTER_ALL = "opened-after-all";
    static final String CASE_CLOSED = "case-closed";

    static final String CARER = "carer";
    /** Who stands at the door of a visit that has no carer. */
    static final String VOLUNTEER = "volunteer";

    static final String DESK = "desk";
    static final String GRID_WORKER = "grid-worker";
    static final String DISPATCH = "dispatch";
    static final String SYSTEM = "system";

    /** @param reached whether somebody reached the person @param waited whether the step began and was not told yet */
    record Facts(boolean reached, boolean waited) {

        static final Facts NONE = new Facts(false, false);
    }

    static final Transitions<AlarmState, Facts> ALARM = Transitions.of(
            "Alarm",
            from(OPEN)
                    .on(STEP_TOLD)
                    .by(CARER, VOLUNTEER, DESK, GRID_WORKER)
                    .when(waited())
                    .when(reached(true))
                    .to(ENDED),
            from(OPEN)
                    .on(STEP_TOLD)
                    .by(CARER, VOLUNTEER, DESK, GRID_WORKER)
                    .when(waited())
                    .when(reached(false))
                    .to(OPEN),
            from(HANDED_OVER)
                    .on(STEP_TOLD)
                    .by(CARER, VOLUNTEER, DESK, GRID_WORKER)
                    .when(waited())
                    .when(reached(true))
                    .to(ENDED)
                    .emits("alarm-ended"),
            from(HANDED_OVER)
                    .on(STEP_TOLD)
                    .by(CARER, VOLUNTEER, DESK, GRID_WORKER)
                    .when(waited())
                    .when(reached(false))
                    .to(HANDED_OVER),
            from(OPEN).on(STEP_TIME_IS_UP).by(SYSTEM).to(OPEN),
            from(OPEN).on(HAND_OVER).by(SYSTEM).to(HANDED_OVER).emits("alarm-handed-over"),
            from(OPEN).on(END).by(DESK).to(ENDED),
            from(HANDED_OVER).on(END).by(DESK).to(ENDED).emits("alarm-ended"),
            from(OPEN).on(OPENED_AFTER_ALL).by(CARER).to(ENDED),
            from(HANDED_OVER).on(OPENED_AFTER_ALL).by(CARER).to(ENDED).emits("alarm-ended"),
            from(HANDED_OVER).on(CASE_CLOSED).by(DISPATCH).to(ENDED));

    private AlarmTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<AlarmState, Facts> from(AlarmState state) {
        return Transitions.from(state);
    }

    private static Guard<Facts> waited() {
        return new Guard<>("step-waited-for", "该步骤须已开始且未回报", "the step has begun and was not told yet", Facts::waited);
    }

    private static Guard<Facts> reached(boolean asked) {
        return asked
                ? new Guard<>("reached", "已联系上本人", "the person was reached", Facts::reached)
                : new Guard<>("not-reached", "未联系上本人", "the person was not reached", facts -> !facts.reached());
    }
}
