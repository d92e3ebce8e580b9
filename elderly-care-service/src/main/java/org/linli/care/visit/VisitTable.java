package org.linli.care.visit;

import static org.linli.care.visit.VisitState.ARRIVED;
import static org.linli.care.visit.VisitState.CANCELLED_BY_ELDER;
import static org.linli.care.visit.VisitState.CANCELLED_BY_US;
import static org.linli.care.visit.VisitState.DONE;
import static org.linli.care.visit.VisitState.DRAFT;
import static org.linli.care.visit.VisitState.MISSED;
import static org.linli.care.visit.VisitState.NO_ANSWER;
import static org.linli.care.visit.VisitState.ON_THE_WAY;
import static org.linli.care.visit.VisitState.PUBLISHED;
import static org.linli.care.visit.VisitState.REFUSED;
import static org.linli.care.visit.VisitState.SUSPENDED;
import static org.linli.care.visit.VisitState.VERIFIED;

import java.util.function.Predicate;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a visit, by whom and when. */
public final class VisitTable {

    static final String PUBLISH = "publish";
    static final String ASSIGN = "assign";
    static final String TAKE_BACK = "take-back";
    static final String SET_OUT = "set-out";
    static final String ARRIVE = "arrive";
    static final String FINISH = "finish";
    static final String NOBODY_OPENS = "nobody-opens";
    static final String OPENED_AFTER_ALL = "opened-after-all";
    static final String REFUSE = "refuse";
    static final String WINDOW_IS_OVER = "window-is-over";
    static final String VERIFY = "verify";
    static final String REFUTE = "refute";
    static final String CALL_OFF = "call-off";
    static final String ELDER_CALLS_OFF = "elder-calls-off";
    static final String SUSPEND = "suspend";
    static final String RESUME = "resume";
    static final String SERVED_BY_VOLUNTEER = "served-by-volunteer";
    static final String SHUT_TO_VOLUNTEER = "shut-to-volunteer";
    static final String OPENED_TO_VOLUNTEER = "opened-to-volunteer";

    static final String DESK = "desk";
    static final String CARER = "carer";
    /** Who helps with a visit that has no carer. */
    static final String VOLUNTEER = "volunteer";

    static final String SYSTEM = "system";

    private static final Guard<VisitContext> CONSENT =
            guard("consent", "须有上门服务的同意", "the person agreed to be visited", VisitContext::consent);
    private static final Guard<VisitContext> COMPLETE =
            guard("every-part-has-a-carer", "每一部分都须有护理员", "every part has a carer", VisitContext::everyPartHasACarer);
    private static final Guard<VisitContext> AHEAD =
            guard("window-ahead", "服务时段尚未结束", "its window is not over", VisitContext::ahead);
    private static final Guard<VisitContext> ON_ITS_DAY =
            guard("on-its-day", "须在服务当日", "on its day", VisitContext::onItsDay);
    private static final Guard<VisitContext> NOT_REFUTED =
            guard("not-refuted", "未被核定为未上门", "the desk did not find that nobody came", c -> !c.refuted());
    private static final Guard<VisitContext> NOT_BEGUN =
            guard("not-begun", "尚未有人出发", "nobody has set out", c -> !c.begun());
    private static final Guard<VisitContext> REASON =
            guard("reason-given", "须说明理由", "a reason given", VisitContext::reasonGiven);
    private static final Guard<VisitContext> WINDOW_OVER =
            guard("window-over", "服务时段与宽限已过", "window and grace are over", VisitContext::windowOver);
    private static final Guard<VisitContext> NOT_OWN_WORK =
            guard("not-own-work", "不能核实自己的服务", "not one's own work", c -> !c.ownWork());
    private static final Guard<VisitContext> JUDGEABLE =
            guard("within-thirty-days", "30 天之内", "within 30 days", VisitContext::judgeable);

    public static final Transitions<VisitState, VisitContext> VISIT = Transitions.of(
            "Visit",
            from(DRAFT)
                    .on(PUBLISH)
                    .by(DESK)
                    .when(CONSENT)
                    .when(COMPLETE)
                    .when(AHEAD)
                    .to(PUBLISHED)
                    .emits("visit-published"),
            from(PUBLISHED)
                    .on(ASSIGN)
                    .by(DESK)
                    .when(COMPLETE)
                    .when(NOT_BEGUN)
                    .to(PUBLISHED)
                    .emits("visit-published"),
            from(PUBLISHED).on(TAKE_BACK).by(DESK).when(NOT_BEGUN).to(DRAFT).emits("visit-drafted"),
            from(PUBLISHED)
                    .on(SET_OUT)
                    .by(CARER)
                    .when(ON_ITS_DAY)
                    .to(ON_THE_WAY)
                    .emits("visit-set-out"),
            from(ON_THE_WAY).on(SET_OUT).by(CARER).when(ON_ITS_DAY).to(ON_THE_WAY),
            from(PUBLISHED, ON_THE_WAY, MISSED)
                    .on(ARRIVE)
                    .by(CARER)
                    .when(ON_ITS_DAY)
                    .when(NOT_REFUTED)
                    .to(ARRIVED)
                    .emits("visit-arrived"),
            from(ARRIVED).on(ARRIVE).by(CARER).when(ON_ITS_DAY).to(ARRIVED),
            from(ARRIVED).on(FINISH).by(CARER).to(DONE).emits("visit-done"),
            from(ON_THE_WAY, ARRIVED)
                    .on(NOBODY_OPENS)
                    .by(CARER)
                    .when(ON_ITS_DAY)
                    .to(NO_ANSWER)
                    .emits("visit-no-answer"),
            from(NO_ANSWER).on(OPENED_AFTER_ALL).by(CARER, SYSTEM).to(ARRIVED).emits("visit-arrived"),
            from(DRAFT, MISSED)
                    .on(SHUT_TO_VOLUNTEER)
                    .by(VOLUNTEER)
                    .when(ON_ITS_DAY)
                    .to(NO_ANSWER)
                    .emits("visit-no-answer"),
            from(NO_ANSWER).on(OPENED_TO_VOLUNTEER).by(VOLUNTEER).to(DRAFT).emits("visit-drafted"),
            from(ON_THE_WAY, ARRIVED)
                    .on(REFUSE)
                    .by(CARER)
                    .when(REASON)
                    .to(REFUSED)
                    .emits("visit-refused"),
            from(DRAFT, PUBLISHED, ON_THE_WAY)
                    .on(WINDOW_IS_OVER)
                    .by(SYSTEM)
                    .when(WINDOW_OVER)
                    .to(MISSED)
                    .emits("visit-missed"),
            from(DONE)
                    .on(VERIFY)
                    .by(DESK, SYSTEM)
                    .when(NOT_OWN_WORK)
                    .to(VERIFIED)
                    .emits("visit-verified"),
            from(DONE, VERIFIED)
                    .on(REFUTE)
                    .by(DESK)
                    .when(REASON)
                    .when(NOT_OWN_WORK)
                    .when(JUDGEABLE)
                    .to(MISSED)
                    .emits("visit-refuted"),
            from(DRAFT, PUBLISHED)
                    .on(CALL_OFF)
                    .by(DESK)
                    .when(REASON)
                    .to(CANCELLED_BY_US)
                    .emits("visit-cancelled"),
            from(DRAFT, PUBLISHED, ON_THE_WAY)
                    .on(ELDER_CALLS_OFF)
                    .by(DESK, CARER)
                    .when(REASON)
                    .to(CANCELLED_BY_ELDER)
                    .emits("visit-cancelled"),
            from(DRAFT, PUBLISHED).on(SUSPEND).by(SYSTEM).to(SUSPENDED).emits("visit-suspended"),
            from(SUSPENDED).on(RESUME).by(SYSTEM).when(AHEAD).to(DRAFT).emits("visit-drafted"),
            from(DRAFT, MISSED).on(SERVED_BY_VOLUNTEER).by(SYSTEM).to(VERIFIED).emits("visit-done", "visit-verified"));

    private VisitTable() {}

    private static Guard<VisitContext> guard(String name, String zh, String en, Predicate<VisitContext> holds) {
        return new Guard<>(name, zh, en, holds);
    }

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<VisitState, VisitContext> from(VisitState first, VisitState... more) {
        return Transitions.from(first, more);
    }
}
