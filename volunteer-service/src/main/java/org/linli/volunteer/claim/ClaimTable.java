package org.linli.volunteer.claim;

import static org.linli.kit.state.Transitions.from;
import static org.linli.volunteer.claim.ClaimState.ATTESTED;
import static org.linli.volunteer.claim.ClaimState.CHECKED_IN;
import static org.linli.volunteer.claim.ClaimState.CHECKED_OUT;
import static org.linli.volunteer.claim.ClaimState.CONFIRMED;
import static org.linli.volunteer.claim.ClaimState.DISPUTED;
import static org.linli.volunteer.claim.ClaimState.ENTERED;
import static org.linli.volunteer.claim.ClaimState.HELD;
import static org.linli.volunteer.claim.ClaimState.LAPSED;
import static org.linli.volunteer.claim.ClaimState.NEW;
import static org.linli.volunteer.claim.ClaimState.NOT_DRAWN;
import static org.linli.volunteer.claim.ClaimState.NO_SHOW;
import static org.linli.volunteer.claim.ClaimState.RECORDED;
import static org.linli.volunteer.claim.ClaimState.RELEASED;

import java.util.Set;
import java.util.function.Predicate;
import org.linli.kit.problem.Problem;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.problem.VolunteerProblem;

/** What can happen to a claim, by whom and when. */
public final class ClaimTable {

    static final String CLAIM = "claim";
    static final String WIN = "win";
    static final String LOSE = "lose";
    static final String CONFIRM = "confirm";
    static final String HOLD_IS_OVER = "hold-is-over";
    static final String RELEASE = "release";
    static final String LET_GO = "let-go";
    static final String CHECK_IN = "check-in";
    static final String CHECK_OUT = "check-out";
    static final String FORGOT_TO_CHECK_OUT = "forgot-to-check-out";
    static final String NO_SHOW_IS_SURE = "no-show-is-sure";
    static final String ATTEST = "attest";
    static final String DISPUTE = "dispute";
    static final String SETTLE = "settle";
    static final String RECORD = "record";

    private static final String DECIDED_HERE = "decided-here";

    /** The person who serves, or who may act for them. */
    static final String CLAIMANT = "claimant";

    static final String DESK = "desk";
    static final String PROPOSER = "proposer";
    static final String ORIGIN = NeedTable.ORIGIN;
    static final String SYSTEM = "system";

    public static final Transitions<ClaimState, ClaimContext> CLAIMS = Transitions.of(
            "Claim",
            start(NEW)
                    .on(CLAIM)
                    .by(CLAIMANT, DESK)
                    .when(guard("claimable", "需求已不可认领", "the need can be claimed", ClaimContext::claimable))
                    .when(guard("fair-window", "处于公平窗口内", "within the fair window", ClaimContext::withinFairWindow))
                    .to(ENTERED),
            start(NEW)
                    .on(CLAIM)
                    .by(CLAIMANT, DESK)
                    .when(guard("claimable", "需求已不可认领", "the need can be claimed", ClaimContext::claimable))
                    .when(guard("place-free", "名额已满", "a place is free", c -> c.free() > 0))
                    .when(guard(
                            "not-too-late",
                            "剩余时段已不够完成服务",
                            "the service still fits in the window",
                            c -> c.now().isBefore(c.tooLateToCome())))
                    .to(HELD)
                    .emits("claim-held"),
            start(ENTERED)
                    .on(WIN)
                    .by(SYSTEM)
                    .when(guard("place-free", "名额已满", "a place is free", c -> c.free() > 0))
                    .to(HELD)
                    .emits("claim-held"),
            start(ENTERED).on(LOSE).by(SYSTEM).to(NOT_DRAWN),
            start(HELD)
                    .on(CONFIRM)
                    .by(CLAIMANT, DESK)
                    .when(decidedHere())
                    .when(guard("still-held", "保留时间已过", "before the hold is over", c -> !isOver(c)))
                    .to(CONFIRMED)
                    .emits("claim-confirmed"),
            start(HELD)
                    .on(CONFIRM)
                    .by(ORIGIN)
                    .when(guard("still-held", "保留时间已过", "before the hold is over", c -> !isOver(c)))
                    .to(CONFIRMED)
                    .emits("claim-confirmed"),
            start(HELD)
                    .on(HOLD_IS_OVER)
                    .by(SYSTEM)
                    .when(guard("hold-over", "保留时间未到", "the hold is over", ClaimTable::isOver))
                    .to(LAPSED)
                    .emits("claim-released"),
            start(ENTERED, HELD, CONFIRMED)
                    .on(RELEASE)
                    .by(CLAIMANT, DESK)
                    .when(guard("reason-given", "须说明理由", "a reason given", c -> c.reason() != null))
                    .to(RELEASED)
                    .emits("claim-released"),
            start(ENTERED, HELD, CONFIRMED)
                    .on(LET_GO)
                    .by(SYSTEM, ORIGIN)
                    .to(RELEASED)
                    .emits("claim-released"),
            start(CONFIRMED)
                    .on(CHECK_IN)
                    .by(CLAIMANT, DESK)
                    .when(guard(
                            "not-too-early",
                            "最早可在开始前 60 分钟签到",
                            "at most 60 minutes before the window",
                            c -> !c.now().isBefore(c.beginsAt().minus(Need.EARLIEST_CHECK_IN))))
                    .when(guard(
                            "not-over",
                            "服务时段已过",
                            "the window is not over",
                            c -> c.now().isBefore(c.endsAt())))
                    .to(CHECKED_IN)
                    .emits("claim-checked-in"),
            start(HELD, CONFIRMED)
                    .on(NO_SHOW_IS_SURE)
                    .by(SYSTEM)
                    .when(guard(
                            "too-late",
                            "仍可按时到场",
                            "half an hour after the last moment to begin",
                            c -> !c.now().isBefore(c.tooLateToCome())))
                    .to(NO_SHOW)
                    .emits("claim-no-show"),
            start(CHECKED_IN)
                    .on(CHECK_OUT)
                    .by(CLAIMANT, DESK, ORIGIN)
                    .to(CHECKED_OUT)
                    .emits("claim-checked-out"),
            start(CHECKED_IN)
                    .on(FORGOT_TO_CHECK_OUT)
                    .by(SYSTEM)
                    .when(guard(
                            "long-over",
                            "服务时段结束未满两小时",
                            "two hours after the window",
                            c -> !c.now().isBefore(c.endsAt().plus(ServiceTimes.FORGOTTEN))))
                    .to(CHECKED_OUT)
                    .emits("claim-checked-out"),
            start(CHECKED_OUT)
                    .on(ATTEST)
                    .by(PROPOSER, DESK)
                    .when(decidedHere())
                    .when(guard(
                            "not-oneself",
                            "不能为自己或经自己签到、签退的服务作证",
                            "nobody attests for themselves, or whom they checked in or out",
                            c -> !c.byClaimant()))
                    .to(ATTESTED)
                    .emits("claim-attested"),
            start(CHECKED_OUT).on(ATTEST).by(SYSTEM, ORIGIN).to(ATTESTED).emits("claim-attested"),
            start(CHECKED_OUT, ATTESTED)
                    .on(DISPUTE)
                    .by(CLAIMANT, PROPOSER, ORIGIN)
                    .when(decidedHere())
                    .when(guard("reason-given", "须说明理由", "a reason given", c -> c.reason() != null))
                    .to(DISPUTED)
                    .emits("claim-disputed"),
            start(DISPUTED)
                    .on(SETTLE)
                    .by(DESK)
                    .when(guard("reason-given", "须说明理由", "a reason given", c -> c.reason() != null))
                    .when(guard(
                            "not-oneself",
                            "不能裁定自己或经自己签到、签退的服务",
                            "nobody settles for themselves, or whom they checked in or out",
                            c -> !c.byClaimant()))
                    .to(ATTESTED)
                    .emits("claim-attested"),
            start(ATTESTED).on(RECORD).by(SYSTEM).to(RECORDED).emits("claim-recorded"));

    private ClaimTable() {}

    private static Row<ClaimState, ClaimContext> start(ClaimState first, ClaimState... more) {
        return from(first, more);
    }

    private static Guard<ClaimContext> guard(String name, String zh, String en, Predicate<ClaimContext> holds) {
        return new Guard<>(name, zh, en, holds);
    }

    /**
     * Asks the table.
     *
     * @throws Problem waits-for-origin where only the service the need came from decides
     * @throws Refused as the table says
     */
    static void ask(ClaimState state, String action, Set<String> roles, ClaimContext context) {
        try {
            CLAIMS.decide(state, action, roles, context);
        } catch (Refused refused) {
            if (DECIDED_HERE.equals(refused.guardName())) {
                throw Problem.of(VolunteerProblem.WAITS_FOR_ORIGIN)
                        .detail(
                                "此任务的认领与验收由派遣部门决定,请等待其答复",
                                "Dispatch decides which claim on a task holds and what counts: its answer is waited for")
                        .with("waitsFor", "dispatch")
                        .with("state", state.wire());
            }
            throw refused;
        }
    }

    private static Guard<ClaimContext> decidedHere() {
        return guard(
                DECIDED_HERE, "由来源部门决定", "not one that the service it came from decides", ClaimContext::decidedHere);
    }

    private static boolean isOver(ClaimContext context) {
        return context.heldUntil() != null && !context.now().isBefore(context.heldUntil());
    }
}
