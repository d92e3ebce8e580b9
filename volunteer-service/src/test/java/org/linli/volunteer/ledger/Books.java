package org.linli.volunteer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;
import org.linli.kit.problem.ProblemType;
import org.linli.kit.sql.Database;

/** The ledger as a test uses it: each order in a transaction of its own. Names are the test's own. */
final class Books {

    private static final String ACTOR = "tester";
    private static final String WHY = "test";

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private final Ledger ledger;
    private final Database database;

    Books(Ledger ledger, Database database) {
        this.ledger = ledger;
        this.database = database;
    }

    /** A key of this test's own. */
    String key(String name) {
        return mark + "/" + name;
    }

    String newKey() {
        return key(UUID.randomUUID().toString());
    }

    AccountRef issuing(Currency currency) {
        return AccountRef.issuing("issuing-" + mark, currency);
    }

    AccountRef somebody(Currency currency) {
        return AccountRef.person(UUID.randomUUID(), currency);
    }

    AccountRef shop() {
        return new AccountRef(OwnerKind.SHOP, "shop-" + UUID.randomUUID(), Currency.COMMUNITY_POINTS);
    }

    /** Somebody who has earned so many points that have no end. */
    AccountRef somebodyWith(long points) {
        AccountRef person = somebody(Currency.COMMUNITY_POINTS);
        earn(person, points, null);
        return person;
    }

    Transfer earn(AccountRef to, long amount, @Nullable LocalDate expiresOn) {
        return transfer(new TransferOrder(
                newKey(), TransferKind.EARN, issuing(to.currency()), to, amount, expiresOn, ACTOR, WHY));
    }

    Transfer spend(AccountRef from, AccountRef to, long amount) {
        return spend(newKey(), from, to, amount);
    }

    Transfer spend(String key, AccountRef from, AccountRef to, long amount) {
        return transfer(TransferOrder.of(key, TransferKind.SPEND, from, to, amount, ACTOR, WHY));
    }

    Transfer transfer(TransferOrder order) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.transfer(order));
    }

    Hold hold(AccountRef account, long amount) {
        return hold(newKey(), account, amount);
    }

    Hold hold(String key, AccountRef account, long amount) {
        HoldOrder order = new HoldOrder(key, account, amount, Instant.now().plus(Duration.ofHours(1)), ACTOR, WHY);
        return QuarkusTransaction.requiringNew().call(() -> ledger.hold(order));
    }

    Transfer capture(Hold hold, AccountRef to, long amount) {
        return capture(newKey(), hold, to, amount);
    }

    Transfer capture(String key, Hold hold, AccountRef to, long amount) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ledger.capture(new CaptureOrder(key, hold.id(), to, amount, ACTOR, WHY)));
    }

    Hold release(Hold hold) {
        return QuarkusTransaction.requiringNew().call(() -> ledger.release(hold.id()));
    }

    Transfer reverse(Transfer transfer) {
        return reverse(newKey(), transfer);
    }

    Transfer reverse(String key, Transfer transfer) {
        return QuarkusTransaction.requiringNew()
                .call(() -> ledger.reverse(new ReversalOrder(key, transfer.id(), ACTOR, WHY)));
    }

    /** The time of a hold is up. */
    void timeIsUp(Hold hold) {
        database.update(
                "UPDATE ledger_hold SET placed_at = now() - interval '2 hours', expires_at = now() - interval '1 hour'"
                        + " WHERE id = ?",
                hold.id());
    }

    /** The last day of what a transfer brought was yesterday. */
    void dayIsOver(Transfer brought, LocalDate yesterday) {
        database.update("UPDATE ledger_lot SET expires_on = ? WHERE transfer = ?", yesterday, brought.id());
    }

    UUID id(AccountRef account) {
        return database.first(
                        "SELECT id FROM ledger_account WHERE owner_kind = ? AND owner = ? AND currency = ?",
                        row -> row.getObject("id", UUID.class),
                        account.kind().code(),
                        account.owner(),
                        account.currency().code())
                .orElseThrow();
    }

    long balance(AccountRef account) {
        return number(account, "balance");
    }

    long held(AccountRef account) {
        return number(account, "held");
    }

    long ending(AccountRef account) {
        return number(account, "dated");
    }

    long entries(AccountRef account) {
        return database.first(
                        "SELECT count(*) AS n FROM ledger_entry WHERE account = ?",
                        row -> row.getLong("n"),
                        id(account))
                .orElseThrow();
    }

    private long number(AccountRef account, String column) {
        return database.first(
                        "SELECT " + column + " AS n FROM ledger_account WHERE id = ?",
                        row -> row.getLong("n"),
                        id(account))
                .orElseThrow();
    }

    static void refused(ProblemType type, ThrowingCallable order) {
        Problem refused = catchThrowableOfType(Problem.class, order);
        assertThat(refused).as("refused").isNotNull();
        assertThat(refused.type()).isEqualTo(type);
    }
}
