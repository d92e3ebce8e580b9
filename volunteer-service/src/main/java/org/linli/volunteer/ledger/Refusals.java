package org.linli.volunteer.ledger;

import java.util.Locale;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.problem.VolunteerProblem;

/** How the ledger says no. */
final class Refusals {

    private Refusals() {}

    static Problem tooLow(AccountRow account, long asked) {
        return Problem.of(VolunteerProblem.BALANCE_TOO_LOW)
                .detail("可用余额不足 " + asked, "Less than " + asked + " is free")
                .with("account", account.id())
                .with("asked", asked);
    }

    static Problem notOpen(Hold hold) {
        Hold.State state = hold.state() == Hold.State.OPEN ? Hold.State.EXPIRED : hold.state();
        return Problem.of(VolunteerProblem.HOLD_NOT_OPEN)
                .detail("该冻结已结束", "The hold is " + state.name().toLowerCase(Locale.ROOT))
                .with("hold", hold.id())
                .with("state", state.code());
    }

    static Problem notReversible() {
        return Problem.of(CommonProblem.CONFLICT)
                .detail(
                        "冲正与溢出捐赠不能单独冲正:请冲正其所属的转账",
                        "A reversal, or the donation of an overflow, is not reversed by itself: reverse what it belongs to");
    }
}
