package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.audit.Audit;
import org.linli.kit.audit.AuditEntry;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.AccountSight;
import org.linli.volunteer.ledger.AccountView;
import org.linli.volunteer.ledger.CallersKey;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.OwnerKind;
import org.linli.volunteer.ledger.Transfer;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;
import org.linli.volunteer.problem.VolunteerProblem;

/**
 * Owners give away what is on their account: to family, or to the time bank. The same key gets the same answer, even when the
 * two are no longer family.
 */
@ApplicationScoped
class GivingAway {

    /**
     * What is asked for.
     *
     * @param key as the caller gave it
     */
    record Wish(@Nullable Long amount, @Nullable String reason, String key) {}

    private final AccountSight sight;
    private final FamilyMembers family;
    private final Fund fund;
    private final Ledger ledger;
    private final Audit audit;

    GivingAway(AccountSight sight, FamilyMembers family, Fund fund, Ledger ledger, Audit audit) {
        this.sight = sight;
        this.family = family;
        this.fund = fund;
        this.ledger = ledger;
        this.audit = audit;
    }

    /** An account, and as what the actor speaks for its owner. */
    private record Giving(AccountView account, String as) {

        AccountRef ref() {
            return new AccountRef(
                    OwnerKind.of(account.ownerKind()).orElseThrow(),
                    account.owner(),
                    Currency.of(account.currency()).orElseThrow());
        }
    }

    /**
     * Minutes and community points of a person, to family; points keep their end.
     *
     * @param to a person
     * @throws Problem not-found, not-allowed, not-transferable, not-family, balance-too-low, idempotency-key-reused,
     *     invalid-input
     */
    @Transactional
    Transfer handOn(UUID account, @Nullable UUID to, Wish wish, Actor actor) {
        Giving giving = opened(account, actor);
        AccountRef from = giving.ref();
        if (from.kind() != OwnerKind.PERSON || from.currency() == Currency.UNIT_POINTS) {
            throw notTransferable(
                    giving, "仅个人的分钟与社区积分可转给家人", "Only a person's minutes and community points go to family");
        }
        UUID receiver = Asked.given("to", to);
        Runnable mayReceive = family.check(UUID.fromString(from.owner()), receiver);
        return given(
                giving,
                new Moved("hand-on", TransferKind.TRANSFER, AccountRef.person(receiver, from.currency())),
                wish,
                mayReceive,
                actor);
    }

    /**
     * Minutes of a person or of a team, to the time bank.
     *
     * @throws Problem not-found, not-allowed, not-transferable, balance-too-low, idempotency-key-reused, invalid-input
     */
    @Transactional
    Transfer donate(UUID account, Wish wish, Actor actor) {
        Giving giving = opened(account, actor);
        AccountRef from = giving.ref();
        boolean ofSomebody = from.kind() == OwnerKind.PERSON || from.kind() == OwnerKind.TEAM;
        if (!ofSomebody || from.currency() != Currency.MINUTES) {
            throw notTransferable(giving, "仅个人或团队的分钟可捐赠", "Only minutes of a person or a team are donated");
        }
        return given(giving, new Moved("donate", TransferKind.DONATE, fund.donations()), wish, () -> {}, actor);
    }

    private record Moved(String action, TransferKind kind, AccountRef to) {}

    private Transfer given(Giving giving, Moved moved, Wish wish, Runnable check, Actor actor) {
        TransferOrder order = TransferOrder.of(
                CallersKey.of(moved.action(), actor, wish.key()),
                moved.kind(),
                giving.ref(),
                moved.to(),
                Asked.given("amount", wish.amount()),
                actor.subject(),
                Asked.words("reason", wish.reason(), Asked.LONGEST_REASON));
        ledger.lock(List.of(order.from(), order.to()));
        boolean repeated = ledger.isBooked(order.key());
        if (!repeated) {
            check.run();
        }
        Transfer transfer = ledger.transfer(order);
        if (!repeated) {
            record(giving, moved, transfer, actor);
        }
        return transfer;
    }

    private Giving opened(UUID id, Actor actor) {
        AccountView account = sight.required(id, actor);
        return sight.as(account, actor)
                .map(as -> new Giving(account, as))
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_ALLOWED)
                        .detail("须为账户所有者或其代办人", "Needs to be the owner of the account, or who speaks for them"));
    }

    private void record(Giving giving, Moved moved, Transfer transfer, Actor actor) {
        Map<String, Object> details = new HashMap<>();
        details.put("transfer", transfer.id().toString());
        details.put("amount", transfer.amount());
        details.put("to", transfer.to().toString());
        details.put("for", giving.account().owner());
        audit.record(AuditEntry.of(
                        transfer.at(),
                        actor,
                        giving.as(),
                        moved.action(),
                        "account",
                        giving.account().id().toString())
                .because(transfer.reason())
                .with(details));
    }

    private static Problem notTransferable(Giving giving, String zh, String en) {
        return Problem.of(VolunteerProblem.NOT_TRANSFERABLE)
                .detail(zh, en)
                .with("ownerKind", giving.account().ownerKind())
                .with("currency", giving.account().currency());
    }
}
