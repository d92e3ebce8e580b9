package org.linli.dispatch.order;

import static org.linli.dispatch.order.OrderState.ESCALATED;
import static org.linli.dispatch.order.OrderState.HANDLED;
import static org.linli.dispatch.order.OrderState.ISSUED;
import static org.linli.dispatch.order.OrderState.RETURNED;
import static org.linli.dispatch.order.OrderState.TAKEN;
import static org.linli.dispatch.order.OrderState.WITHDRAWN;

import java.util.function.Predicate;
import org.linli.dispatch.order.OrderContext.Given;
import org.linli.dispatch.order.OrderContext.StageAsked;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/** What can happen to a work order, by whom and when. An order begins by {@code issue}, when its case is dispatched. */
public final class OrderTable {

    public static final String TAKE = "take";
    public static final String RETURN = "return";
    public static final String TAKING_TIME_IS_UP = "taking-time-is-up";
    public static final String UPHOLD = "uphold";
    public static final String OVERRULE = "overrule";
    public static final String ARBITRATION_TIME_IS_UP = "arbitration-time-is-up";
    public static final String WITHDRAW = "withdraw";
    public static final String REPORT_STAGE = "report-stage";
    public static final String REPORT_BACK = "report-back";
    public static final String HANDLING_TIME_IS_UP = "handling-time-is-up";
    public static final String REWORK = "rework";

    static final String HANDLER = "unit-handler";
    static final String CHIEF = "duty-chief";
    static final String DISPATCHER = "dispatcher";
    static final String INSPECTOR = "inspector";
    static final String SYSTEM = "system";

    public static final Transitions<OrderState, OrderContext> ORDER = Transitions.of(
            "Work order",
            from(ISSUED, ESCALATED)
                    .on(TAKE)
                    .by(HANDLER)
                    .when(ownUnit())
                    .to(TAKEN)
                    .emits("order-taken"),
            from(ISSUED)
                    .on(RETURN)
                    .by(HANDLER)
                    .when(ownUnit())
                    .when(withinReturnTime())
                    .when(notOverruledBefore())
                    .when(reasonGiven())
                    .to(RETURNED)
                    .emits("order-returned"),
            from(ISSUED).on(TAKING_TIME_IS_UP).by(SYSTEM).to(ESCALATED).emits("order-not-taken"),
            from(RETURNED)
                    .on(UPHOLD)
                    .by(CHIEF)
                    .when(reasonGiven())
                    .to(WITHDRAWN)
                    .emits("order-arbitrated"),
            from(RETURNED).on(OVERRULE).by(CHIEF).when(reasonGiven()).to(ISSUED).emits("order-arbitrated"),
            from(RETURNED).on(ARBITRATION_TIME_IS_UP).by(SYSTEM).to(WITHDRAWN).emits("order-arbitrated"),
            from(ISSUED, ESCALATED)
                    .on(WITHDRAW)
                    .by(DISPATCHER)
                    .when(reasonGiven())
                    .to(WITHDRAWN)
                    .emits("order-withdrawn"),
            from(TAKEN)
                    .on(REPORT_STAGE)
                    .by(HANDLER)
                    .when(ownUnit())
                    .when(leads())
                    .when(stage(
                            "not-the-last-stage",
                            "最后阶段随处置反馈完成",
                            "not the last stage, which reporting back reports",
                            s -> !s.work().isLast(s.stage())))
                    .when(stage(
                            "stage-not-done",
                            "该阶段已反馈完成",
                            "the stage is not done yet",
                            s -> s.work().doneOf(s.stage().code()).isEmpty()))
                    .when(stage(
                            "stages-before-done",
                            "须先反馈之前的阶段",
                            "the stages before it are done",
                            s -> s.work().isNext(s.stage())))
                    .to(TAKEN)
                    .emits("order-stage-done"),
            from(TAKEN)
                    .on(REPORT_BACK)
                    .by(HANDLER)
                    .when(ownUnit())
                    .when(evidenceGiven())
                    .to(HANDLED)
                    .emits("order-stage-done", "order-handled"),
            from(TAKEN).on(HANDLING_TIME_IS_UP).by(SYSTEM).to(TAKEN).emits("order-late"),
            from(HANDLED).on(REWORK).by(INSPECTOR).to(TAKEN).emits("case-check-failed"));

    private OrderTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<OrderState, OrderContext> from(OrderState first, OrderState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<OrderContext> ownUnit() {
        return new Guard<>(
                "own-unit",
                "须为本单位的工单",
                "own unit",
                c -> c.units().contains(c.order().unitCode()));
    }

    private static Guard<OrderContext> leads() {
        return new Guard<>(
                "lead", "须为牵头单位的工单", "the lead's order", c -> c.order().part() == WorkOrder.Part.LEAD);
    }

    private static Guard<OrderContext> stage(String name, String zh, String en, Predicate<StageAsked> holds) {
        return new Guard<>(name, zh, en, c -> c.stage() != null && holds.test(c.stage()));
    }

    private static Guard<OrderContext> withinReturnTime() {
        return new Guard<>(
                "within-return-time",
                "退单时限已过",
                "within the return time",
                c -> !c.now().isAfter(c.order().returnBy()));
    }

    private static Guard<OrderContext> notOverruledBefore() {
        return new Guard<>(
                "not-overruled-before",
                "退单已被驳回,不得再次退单",
                "not overruled before",
                c -> !c.order().overruled());
    }

    private static Guard<OrderContext> reasonGiven() {
        return new Guard<>(
                "reason", "须给出理由", "a reason is given", c -> c.given().contains(Given.REASON));
    }

    private static Guard<OrderContext> evidenceGiven() {
        return new Guard<>(
                "evidence",
                "须有反馈内容和所要求的依据",
                "words and evidence",
                c -> c.given().contains(Given.EVIDENCE));
    }
}
