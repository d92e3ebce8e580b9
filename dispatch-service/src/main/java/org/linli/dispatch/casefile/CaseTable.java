package org.linli.dispatch.casefile;

import static org.linli.dispatch.casefile.CaseState.CHECKED;
import static org.linli.dispatch.casefile.CaseState.CHECKING;
import static org.linli.dispatch.casefile.CaseState.CLOSED;
import static org.linli.dispatch.casefile.CaseState.DECLINED;
import static org.linli.dispatch.casefile.CaseState.DISPATCHED;
import static org.linli.dispatch.casefile.CaseState.FILED;
import static org.linli.dispatch.casefile.CaseState.HANDLED;
import static org.linli.dispatch.casefile.CaseState.HANDLING;
import static org.linli.dispatch.casefile.CaseState.PROPOSED;

import org.linli.dispatch.casefile.CaseContext.Given;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;
import org.linli.kit.state.Transitions.Row;

/**
 * What can happen to a case, by whom and when. A case begins by {@code propose} (a dossier arrives; or an alarm,
 * which enters by rule in the same moment) or {@code record} (an imported one). {@code orders} is the rule that reads the
 * states of its work orders.
 */
public final class CaseTable {

    public static final String FILE = "file";
    public static final String FILE_BY_RULE = "file-by-rule";
    public static final String ENTER_BY_RULE = "enter-by-rule";
    public static final String DECLINE = "decline";
    public static final String FILING_TIME_IS_UP = "filing-time-is-up";
    public static final String DISPATCH = "dispatch";
    public static final String DISPATCH_BY_RULE = "dispatch-by-rule";
    public static final String DISPATCHING_TIME_IS_UP = "dispatching-time-is-up";
    public static final String ADD_ORDERS = "add-orders";
    public static final String FIRST_TAKEN = "first-taken";
    public static final String NONE_LEFT = "none-left";
    public static final String ALL_REPORTED = "all-reported";
    public static final String OPEN_CHECK = "open-check";
    public static final String PASS = "pass";
    public static final String FAIL = "fail";
    public static final String CHECKING_TIME_IS_UP = "checking-time-is-up";
    public static final String CLOSE = "close";
    public static final String CLOSING_TIME_IS_UP = "closing-time-is-up";

    private static final String CHIEF = "duty-chief";
    private static final String DISPATCHER = "dispatcher";
    private static final String INSPECTOR = "inspector";
    private static final String SYSTEM = "system";
    private static final String ORDERS = "orders";

    public static final Transitions<CaseState, CaseContext> CASE = Transitions.of(
            "Case",
            from(PROPOSED)
                    .on(FILE)
                    .by(CHIEF)
                    .when(notTheDeskOfficer())
                    .when(given(
                            Given.CONDITION,
                            "condition-of-category",
                            "须为该类别的立案条件",
                            "a filing condition of the category"))
                    .to(FILED)
                    .emits("case-filed"),
            from(PROPOSED)
                    .on(FILE_BY_RULE)
                    .by(SYSTEM)
                    .when(given(
                            Given.AUTOMATIC_CONDITION,
                            "condition-is-automatic",
                            "立案条件须为自动立案",
                            "the condition says automatic"))
                    .to(FILED)
                    .emits("case-filed"),
            from(PROPOSED)
                    .on(ENTER_BY_RULE)
                    .by(SYSTEM)
                    .when(begunByAnAlarm())
                    .to(FILED)
                    .emits("case-filed"),
            from(PROPOSED)
                    .on(DECLINE)
                    .by(CHIEF)
                    .when(notTheDeskOfficer())
                    .when(reasonGiven())
                    .to(DECLINED)
                    .emits("case-declined"),
            from(PROPOSED).on(FILING_TIME_IS_UP).by(SYSTEM).to(PROPOSED).emits("case-late"),
            from(FILED)
                    .on(DISPATCH)
                    .by(DISPATCHER)
                    .when(given(Given.LEAD, "lead-unit", "须指定牵头单位", "a lead unit is named"))
                    .to(DISPATCHED)
                    .emits("case-dispatched"),
            from(FILED)
                    .on(DISPATCH_BY_RULE)
                    .by(SYSTEM)
                    .when(given(Given.RULE, "rule-matches", "须有匹配的自动派遣规则", "an automatic routing rule matches"))
                    .to(DISPATCHED)
                    .emits("case-dispatched"),
            from(FILED).on(DISPATCHING_TIME_IS_UP).by(SYSTEM).to(FILED).emits("case-late"),
            from(DISPATCHED)
                    .on(ADD_ORDERS)
                    .by(DISPATCHER)
                    .when(given(Given.LEAD, "lead-unit", "须有一个牵头单位", "a lead stands or is named"))
                    .to(DISPATCHED)
                    .emits("order-issued"),
            from(HANDLING)
                    .on(ADD_ORDERS)
                    .by(DISPATCHER)
                    .when(given(Given.LEAD, "lead-unit", "须有一个牵头单位", "a lead stands or is named"))
                    .to(HANDLING)
                    .emits("order-issued"),
            from(DISPATCHED).on(FIRST_TAKEN).by(ORDERS).to(HANDLING).emits("case-handling"),
            from(DISPATCHED, HANDLING).on(NONE_LEFT).by(ORDERS).to(FILED).emits("case-recalled"),
            from(DISPATCHED, HANDLING).on(ALL_REPORTED).by(ORDERS).to(HANDLED).emits("case-handled"),
            from(HANDLED).on(OPEN_CHECK).by(SYSTEM).to(CHECKING).emits("case-check-opened"),
            from(CHECKING)
                    .on(PASS)
                    .by(INSPECTOR)
                    .when(notAHandler())
                    .when(given(Given.EVIDENCE, "evidence", "须提交核查依据", "evidence is given"))
                    .to(CHECKED)
                    .emits("case-check-passed"),
            from(CHECKING)
                    .on(FAIL)
                    .by(INSPECTOR)
                    .when(notAHandler())
                    .when(reasonGiven())
                    .to(HANDLING)
                    .emits("case-check-failed"),
            from(CHECKING).on(CHECKING_TIME_IS_UP).by(SYSTEM).to(CHECKING).emits("case-late"),
            from(CHECKED).on(CLOSE).by(CHIEF).to(CLOSED).emits("case-closed"),
            from(CHECKED).on(CLOSING_TIME_IS_UP).by(SYSTEM).to(CLOSED).emits("case-closed"));

    private CaseTable() {}

    // Fixes the types once, which javac does not infer through the chain of a row.
    private static Row<CaseState, CaseContext> from(CaseState first, CaseState... more) {
        return Transitions.from(first, more);
    }

    private static Guard<CaseContext> notTheDeskOfficer() {
        return new Guard<>(
                "not-the-desk-officer",
                "受理该诉求的人员不得决定其立案",
                "not the desk officer who accepted the report",
                c -> !c.subject().equals(c.file().matter().acceptedBy()));
    }

    private static Guard<CaseContext> begunByAnAlarm() {
        return new Guard<>(
                "begun-by-an-alarm",
                "须为无人应门转入的案件",
                "an alarm began the case",
                c -> c.file().matter().origin() != null);
    }

    private static Guard<CaseContext> notAHandler() {
        return new Guard<>(
                "not-a-handler",
                "处置过该案件的人员不得核查",
                "not a handler of the case",
                c -> !c.handlers().contains(c.subject()));
    }

    private static Guard<CaseContext> reasonGiven() {
        return given(Given.REASON, "reason", "须给出理由", "a reason is given");
    }

    private static Guard<CaseContext> given(Given what, String name, String zh, String en) {
        return new Guard<>(name, zh, en, c -> c.given().contains(what));
    }
}
