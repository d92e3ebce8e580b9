package org.linli.volunteer.testing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.linli.kit.sql.Database;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.Ledger;
import org.linli.volunteer.ledger.TransferKind;
import org.linli.volunteer.ledger.TransferOrder;

/** What a test puts on accounts, and reads of them. */
public final class Purse {

    private final Ledger ledger;
    private final Database database;

    public Purse(Ledger ledger, Database database) {
        this.ledger = ledger;
        this.database = database;
    }

    public static AccountRef minutes(UUID person) {
        return AccountRef.person(person, Currency.MINUTES);
    }

    /** Somebody has so many more minutes. */
    public void give(UUID person, long amount) {
        give(minutes(person), amount, null);
    }

    public void give(AccountRef to, long amount, @Nullable LocalDate lastDay) {
        move(AccountRef.issuing("test", to.currency()), to, amount, lastDay);
    }

    /** Takes all that is free. */
    public void empty(AccountRef account) {
        QuarkusTransaction.requiringNew().run(() -> {
            AccountRef back = AccountRef.issuing("test", account.currency());
            ledger.lock(java.util.List.of(account, back));
            long free = ledger.free(account);
            if (free > 0) {
                ledger.transfer(TransferOrder.of(
                        UUID.randomUUID().toString(), TransferKind.SPEND, account, back, free, "test", "test"));
            }
        });
    }

    private void move(AccountRef from, AccountRef to, long amount, @Nullable LocalDate lastDay) {
        QuarkusTransaction.requiringNew()
                .run(() -> ledger.transfer(new TransferOrder(
                        UUID.randomUUID().toString(), TransferKind.EARN, from, to, amount, lastDay, "test", "test")));
    }

    public long balance(AccountRef account) {
        return number(account, "balance");
    }

    public long held(AccountRef account) {
        return number(account, "held");
    }

    /** Empty accounts have no row before they are used. */
    private long number(AccountRef account, String column) {
        return database.first(
                        "SELECT " + column
                                + " AS n FROM ledger_account WHERE owner_kind = ? AND owner = ? AND currency = ?",
                        row -> row.getLong("n"),
                        account.kind().code(),
                        account.owner(),
                        account.currency().code())
                .orElse(0L);
    }

    public UUID id(AccountRef account) {
        return database.first(
                        "SELECT id FROM ledger_account WHERE owner_kind = ? AND owner = ? AND currency = ?",
                        row -> row.getObject("id", UUID.class),
                        account.kind().code(),
                        account.owner(),
                        account.currency().code())
                .orElseThrow();
    }
}
