package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;

/** Moves minutes of the time bank to somebody: donations first, the rest from the reserve. */
@ApplicationScoped
class Handout {

    private final Ledger ledger;
    private final Fund fund;

    Handout(Ledger ledger, Fund fund) {
        this.ledger = ledger;
        this.fund = fund;
    }

    /** Keeps all accounts of it from everybody else until the transaction ends. */
    void lock(UUID person) {
        ledger.lock(List.of(account(person), fund.donations(), fund.reserve()));
    }

    /**
     * @param grant names the transfers
     * @return how many of the minutes were donated
     * @throws Problem balance-too-low when both together do not suffice
     */
    int give(UUID grant, UUID person, int minutes, String actor) {
        int donated = (int) Math.min(minutes, ledger.free(fund.donations()));
        int rest = minutes - donated;
        if (rest > 0) {
            ledger.requireFree(fund.reserve(), rest);
            move(grant, "reserve", fund.reserve(), person, rest, actor);
        }
        if (donated > 0) {
            move(grant, "donations", fund.donations(), person, donated, actor);
        }
        return donated;
    }

    private void move(UUID grant, String from, AccountRef account, UUID person, int minutes, String actor) {
        ledger.transfer(TransferOrder.of(
                "grant/" + grant + "/" + from,
                TransferKind.TRANSFER,
                account,
                account(person),
                minutes,
                actor,
                "grant/" + grant));
    }

    private static AccountRef account(UUID person) {
        return AccountRef.person(person, Currency.MINUTES);
    }
}
