package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;

/** Reserves an amount, and frees it again. */
@ApplicationScoped
class Holding {

    private final Accounts accounts;
    private final Lots lots;
    private final Holds holds;
    private final LedgerClock clock;

    Holding(Accounts accounts, Lots lots, Holds holds, LedgerClock clock) {
        this.accounts = accounts;
        this.lots = lots;
        this.holds = holds;
        this.clock = clock;
    }

    /** @throws Problem balance-too-low, idempotency-key-reused, invalid-input when its end is not to come */
    @Transactional(Transactional.TxType.MANDATORY)
    Hold place(HoldOrder order) {
        AccountRow account = accounts.lock(List.of(order.account())).of(order.account());
        Hold asked = asked(order, account);
        if (!asked.expiresAt().isAfter(asked.placedAt())) {
            return remembered(asked)
                    .orElseThrow(() -> Problem.invalid("expiresAt", "to-come", "须晚于现在", "must be still to come"));
        }
        Optional<List<Portion>> pinned =
                Choosing.choose(account, lots.of(account), order.amount(), clock.today(), null);
        if (pinned.isEmpty()) {
            return remembered(asked).orElseThrow(() -> Refusals.tooLow(account, order.amount()));
        }
        return holds.add(asked, pinned.get()) ? asked : remembered(asked).orElseThrow();
    }

    /** @throws Problem not-found; hold-not-open when it is captured */
    @Transactional(Transactional.TxType.MANDATORY)
    Hold release(UUID id) {
        accounts.lockOfHold(id).orElseThrow(() -> Problem.notFound("hold", "该冻结"));
        Hold hold = holds.byId(id).orElseThrow();
        return switch (hold.state()) {
            case OPEN -> close(hold, Hold.State.RELEASED);
            case RELEASED, EXPIRED -> hold;
            case CAPTURED -> throw Refusals.notOpen(hold);
        };
    }

    Optional<Hold> openUnder(String key) {
        return holds.byKey(key).filter(hold -> hold.canBeCaptured(clock.now()));
    }

    /** Ends a hold whose time is up; nothing happens when somebody was first. */
    @Transactional(Transactional.TxType.MANDATORY)
    void expire(UUID id) {
        accounts.lockOfHold(id);
        holds.byId(id)
                .filter(hold -> hold.state() == Hold.State.OPEN && !hold.canBeCaptured(clock.now()))
                .ifPresent(hold -> close(hold, Hold.State.EXPIRED));
    }

    private Hold close(Hold hold, Hold.State state) {
        Instant now = clock.now();
        holds.close(hold.id(), state, now);
        return hold.closed(state, now);
    }

    private Optional<Hold> remembered(Hold asked) {
        return holds.byKey(asked.key()).map(first -> {
            if (!first.asksTheSameAs(asked)) {
                throw Problem.of(CommonProblem.KEY_REUSED);
            }
            return first;
        });
    }

    private Hold asked(HoldOrder order, AccountRow account) {
        return new Hold(
                clock.newId(),
                order.key(),
                account.id(),
                order.amount(),
                Hold.State.OPEN,
                clock.now(),
                order.expiresAt(),
                null,
                order.actor(),
                order.reason());
    }
}
