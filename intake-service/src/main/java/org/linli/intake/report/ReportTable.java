package org.linli.intake.report;

import static org.linli.intake.report.ReportState.ACCEPTED;
import static org.linli.intake.report.ReportState.NEW;
import static org.linli.intake.report.ReportState.REFUSED;
import static org.linli.intake.report.ReportState.TO_ACCEPT;
import static org.linli.intake.report.ReportState.TO_VERIFY;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.linli.kit.state.Transitions;
import org.linli.kit.state.Transitions.Guard;

/** The states of a report as one table; everything else about them is read from it. */
final class ReportTable {

    static final String SUBMIT = "submit";
    static final String CONFIRM = "confirm";
    static final String NOT_FOUND = "not-found";
    static final String TIME_IS_UP = "verification-time-is-up";
    static final String ACCEPT = "accept";
    static final String REFUSE = "refuse";
    static final String IMPORT = "import";

    static final String ANYONE = "anyone";
    static final String SYSTEM = "system";
    static final String GRID_WORKER = "grid-worker";
    static final String DESK = "desk";
    static final String ADMINISTRATOR = "administrator";

    /**
     * What guards look at.
     *
     * @param gridKnown whether the report lies in a grid
     * @param trusted whether the client it came through is trusted
     * @param category the leaf it has, or is about to get
     * @param reason why it is refused
     * @param due when verification lapses
     */
    record Facts(
            boolean gridKnown,
            boolean trusted,
            @Nullable String category,
            @Nullable String reason,
            @Nullable Instant due,
            Instant now) {}

    private static final Guard<Facts> NEEDS_A_LOOK = new Guard<>(
            "needs-a-look",
            "已知网格且来源渠道不受信任",
            "a grid is known and the client is not trusted",
            f -> f.gridKnown() && !f.trusted());

    private static final Guard<Facts> NEEDS_NO_LOOK = new Guard<>(
            "needs-no-look",
            "来源渠道受信任,或网格未知",
            "the client is trusted, or no grid is known",
            f -> !f.gridKnown() || f.trusted());

    private static final Guard<Facts> CLOCK_OVER = new Guard<>(
            "clock-over",
            "核实时限已到",
            "the clock is over",
            f -> f.due() != null && !f.now().isBefore(f.due()));

    private static final Guard<Facts> CATEGORY_SET =
            new Guard<>("category-set", "须先确定类别和区域", "category and area set", f -> f.category() != null);

    private static final Guard<Facts> REASON_GIVEN =
            new Guard<>("reason-given", "须说明理由", "a reason given", f -> f.reason() != null);

    static final Transitions<ReportState, Facts> TABLE = Transitions.of(
            "Report",
            Transitions.<ReportState, Facts>from(NEW)
                    .on(SUBMIT)
                    .by(ANYONE)
                    .when(NEEDS_A_LOOK)
                    .to(TO_VERIFY)
                    .emits("report-submitted"),
            Transitions.<ReportState, Facts>from(NEW)
                    .on(SUBMIT)
                    .by(ANYONE)
                    .when(NEEDS_NO_LOOK)
                    .to(TO_ACCEPT)
                    .emits("report-submitted"),
            Transitions.<ReportState, Facts>from(TO_VERIFY)
                    .on(CONFIRM)
                    .by(GRID_WORKER)
                    .to(TO_ACCEPT)
                    .emits("report-verified"),
            Transitions.<ReportState, Facts>from(TO_VERIFY)
                    .on(NOT_FOUND)
                    .by(GRID_WORKER)
                    .to(TO_ACCEPT)
                    .emits("report-verified"),
            Transitions.<ReportState, Facts>from(TO_VERIFY)
                    .on(TIME_IS_UP)
                    .by(SYSTEM)
                    .when(CLOCK_OVER)
                    .to(TO_ACCEPT)
                    .emits("report-verified"),
            Transitions.<ReportState, Facts>from(TO_ACCEPT)
                    .on(ACCEPT)
                    .by(DESK)
                    .when(CATEGORY_SET)
                    .to(ACCEPTED)
                    .emits("report-accepted", "dossier-opened"),
            Transitions.<ReportState, Facts>from(TO_ACCEPT)
                    .on(REFUSE)
                    .by(DESK)
                    .when(REASON_GIVEN)
                    .to(REFUSED)
                    .emits("report-refused"),
            Transitions.<ReportState, Facts>from(NEW)
                    .on(IMPORT)
                    .by(ADMINISTRATOR)
                    .to(ACCEPTED)
                    .emits("report-recorded", "dossier-opened"));

    private ReportTable() {}
}
