package org.linli.volunteer.need;

import static org.linli.volunteer.need.NeedState.CLOSED;
import static org.linli.volunteer.need.NeedState.CONFIRMED;
import static org.linli.volunteer.need.NeedState.DONE;
import static org.linli.volunteer.need.NeedState.DRAFT;
import static org.linli.volunteer.need.NeedState.EXPIRED;
import static org.linli.volunteer.need.NeedState.FILLED;
import static org.linli.volunteer.need.NeedState.IN_SERVICE;
import static org.linli.volunteer.need.NeedState.NEW;
import static org.linli.volunteer.need.NeedState.OPEN;
import static org.linli.volunteer.need.NeedState.REVIEWED;
import static org.linli.volunteer.need.NeedState.WITHDRAWN;

import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;

/** What can happen to a need, by whom and when. */
public final class NeedTable {

    public static final String PROPOSE = "propose";
    public static final String REVIEW = "review";
    public static final String OPENING = "open";
    public static final String FILL = "fill";
    public static final String REOPEN = "reopen";
    public static final String BEGIN = "begin";
    public static final String FINISH = "finish";
    public static final String CONFIRM = "confirm";
    public static final String CONFIRMATION_TIME_IS_UP = "confirmation-time-is-up";
    public static final String CLOSE = "close";
    public static final String WITHDRAW = "withdraw";
    public static final String WINDOW_IS_OVER = "window-is-over";

    /** Whoever proposed it: a person, or somebody who speaks for the unit that did. */
    public static final String PROPOSER = "proposer";

    public static final String DESK = "desk";

    /** The service a need came from, which reviewed it before it asked. */
    public static final String ORIGIN = "origin";

    /** What the claims on it make of a need. */
    public static final String CLAIMS = "claims";

    public static final String SYSTEM = "system";

    private static final Guard<NeedContext> STILL_AHEAD = new Guard<>(
            "still-ahead",
            "服务开始时间须在将来",
            "its window begins in the future",
            c -> c.now().isBefore(c.beginsAt()));

    private static final Guard<NeedContext> NO_PLACE_FREE =
            new Guard<>("no-place-free", "名额已满", "every place is taken", c -> c.free() == 0);

    private static final Guard<NeedContext> A_PLACE_FREE =
            new Guard<>("a-place-free", "有空余名额", "a place is free", c -> c.free() > 0);

    private static final Guard<NeedContext> SOMEBODY_BEGAN =
            new Guard<>("somebody-began", "已有人签到", "somebody has checked in", c -> c.begun() > 0);

    private static final Guard<NeedContext> NOBODY_BEGAN =
            new Guard<>("nobody-began", "无人签到", "nobody has checked in", c -> c.begun() == 0);

    private static final Guard<NeedContext> NOBODY_AT_IT = new Guard<>(
            "nobody-at-it",
            "已无人在服务或待服务,且名额已满或时段已过",
            "nobody is at it or still to come, and every place is taken or the window is over",
            NeedContext::isFinished);

    private static final Guard<NeedContext> NOTHING_UNSETTLED = new Guard<>(
            "nothing-unsettled", "全部服务已入账,且无争议", "all service is booked and none is disputed", c -> c.unsettled() == 0);

    private static final Guard<NeedContext> REASON_GIVEN =
            new Guard<>("reason-given", "须说明理由", "a reason given", c -> c.reason() != null);

    private static final Guard<NeedContext> DECIDED_HERE = new Guard<>(
            "decided-here",
            "是否完成由来源部门决定",
            "not one of which the service it came from says whether it was done",
            NeedContext::decidedHere);

    private static final Guard<NeedContext> NOT_OVER =
            new Guard<>("not-over", "服务时段已过", "its window is not over", c -> !c.isOver());

    private static final Guard<NeedContext> OVER =
            new Guard<>("over", "服务时段已过", "its window is over", NeedContext::isOver);

    public static final Transitions<NeedState, NeedContext> NEED = Transitions.of(
            "Need",
            Transitions.<NeedState, NeedContext>from(NEW)
                    .on(PROPOSE)
                    .by(PROPOSER, DESK)
                    .when(STILL_AHEAD)
                    .to(DRAFT)
                    .emits("need-proposed"),
            Transitions.<NeedState, NeedContext>from(NEW)
                    .on(PROPOSE)
                    .by(ORIGIN)
                    .to(DRAFT)
                    .emits("need-proposed"),
            Transitions.<NeedState, NeedContext>from(DRAFT)
                    .on(REVIEW)
                    .by(DESK)
                    .when(STILL_AHEAD)
                    .to(REVIEWED)
                    .emits("need-reviewed"),
            Transitions.<NeedState, NeedContext>from(DRAFT)
                    .on(REVIEW)
                    .by(ORIGIN)
                    .when(NOT_OVER)
                    .to(REVIEWED)
                    .emits("need-reviewed"),
            Transitions.<NeedState, NeedContext>from(REVIEWED)
                    .on(OPENING)
                    .by(DESK)
                    .when(STILL_AHEAD)
                    .to(OPEN)
                    .emits("need-opened"),
            Transitions.<NeedState, NeedContext>from(REVIEWED)
                    .on(OPENING)
                    .by(ORIGIN)
                    .when(NOT_OVER)
                    .to(OPEN)
                    .emits("need-opened"),
            Transitions.<NeedState, NeedContext>from(OPEN)
                    .on(FILL)
                    .by(CLAIMS)
                    .when(NO_PLACE_FREE)
                    .to(FILLED)
                    .emits("need-filled"),
            Transitions.<NeedState, NeedContext>from(FILLED)
                    .on(REOPEN)
                    .by(CLAIMS)
                    .when(A_PLACE_FREE)
                    .to(OPEN)
                    .emits("need-reopened"),
            Transitions.<NeedState, NeedContext>from(OPEN, FILLED)
                    .on(BEGIN)
                    .by(CLAIMS)
                    .when(SOMEBODY_BEGAN)
                    .to(IN_SERVICE)
                    .emits("need-begun"),
            Transitions.<NeedState, NeedContext>from(IN_SERVICE)
                    .on(FINISH)
                    .by(CLAIMS)
                    .when(NOBODY_AT_IT)
                    .to(DONE)
                    .emits("need-done"),
            Transitions.<NeedState, NeedContext>from(DONE)
                    .on(CONFIRM)
                    .by(PROPOSER, DESK)
                    .when(DECIDED_HERE)
                    .to(CONFIRMED)
                    .emits("need-confirmed"),
            Transitions.<NeedState, NeedContext>from(DONE)
                    .on(CONFIRM)
                    .by(ORIGIN)
                    .to(CONFIRMED)
                    .emits("need-confirmed"),
            Transitions.<NeedState, NeedContext>from(DONE)
                    .on(CONFIRMATION_TIME_IS_UP)
                    .by(SYSTEM)
                    .when(DECIDED_HERE)
                    .to(CONFIRMED)
                    .emits("need-confirmed"),
            Transitions.<NeedState, NeedContext>from(CONFIRMED)
                    .on(CLOSE)
                    .by(CLAIMS)
                    .when(NOTHING_UNSETTLED)
                    .to(CLOSED)
                    .emits("need-closed"),
            Transitions.<NeedState, NeedContext>from(DRAFT, REVIEWED, OPEN, FILLED)
                    .on(WITHDRAW)
                    .by(PROPOSER, DESK)
                    .when(REASON_GIVEN)
                    .to(WITHDRAWN)
                    .emits("need-withdrawn"),
            Transitions.<NeedState, NeedContext>from(OPEN, FILLED, IN_SERVICE, DONE)
                    .on(WITHDRAW)
                    .by(ORIGIN)
                    .when(REASON_GIVEN)
                    .to(WITHDRAWN)
                    .emits("need-withdrawn"),
            Transitions.<NeedState, NeedContext>from(DRAFT, REVIEWED, OPEN, FILLED)
                    .on(WINDOW_IS_OVER)
                    .by(SYSTEM)
                    .when(OVER)
                    .when(NOBODY_BEGAN)
                    .to(EXPIRED)
                    .emits("need-expired"));

    private NeedTable() {}
}
