package org.linli.volunteer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.volunteer.ledger.Books.refused;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionalException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.consume.DatabaseFailed;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.problem.VolunteerProblem;

@QuarkusTest
class LedgerComponentTest {

    private static final Currency POINTS = Currency.COMMUNITY_POINTS;

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    HoldSweep sweep;

    private Books books;

    @BeforeEach
    void open() {
        books = new Books(ledger, database);
    }

    @Test
    void whatOneLosesTheOtherGains() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();

        Transfer spent = books.spend(person, shop, 30);

        assertThat(spent.kind()).isEqualTo(TransferKind.SPEND);
        assertThat(books.balance(person)).isEqualTo(70);
        assertThat(books.balance(shop)).isEqualTo(30);
        assertThat(books.balance(books.issuing(POINTS))).isEqualTo(-100);
        assertThat(books.entries(person)).isEqualTo(2);
    }

    @Test
    void onlyAnIssuingAccountMayFallBelowZero() {
        AccountRef person = books.somebodyWith(100);

        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.spend(person, books.shop(), 101));

        assertThat(books.balance(person)).isEqualTo(100);
        assertThat(books.entries(person)).isEqualTo(1);
    }

    @Test
    void theSameKeyAndContentAnswersWithTheFirstEvenWhenNothingIsLeft() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();
        Transfer first = books.spend(books.key("once"), person, shop, 100);

        Transfer second = books.spend(books.key("once"), person, shop, 100);

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(books.balance(person)).isZero();
        assertThat(books.entries(shop)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithOtherContentIsRefused() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();
        books.spend(books.key("once"), person, shop, 10);

        refused(CommonProblem.KEY_REUSED, () -> books.spend(books.key("once"), person, shop, 11));
        refused(CommonProblem.KEY_REUSED, () -> books.spend(books.key("once"), person, books.shop(), 10));

        assertThat(books.balance(person)).isEqualTo(90);
    }

    @Test
    void whatBreaksARuleIsRefusedBeforeItIsTried() {
        AccountRef person = books.somebodyWith(100);
        AccountRef minutes = books.somebody(Currency.MINUTES);

        refused(CommonProblem.INVALID_INPUT, () -> books.spend(person, books.shop(), 0));
        refused(CommonProblem.INVALID_INPUT, () -> books.spend(person, books.shop(), -5));
        refused(CommonProblem.INVALID_INPUT, () -> books.spend(person, books.shop(), 1_000_000_000_001L));
        refused(CommonProblem.INVALID_INPUT, () -> books.spend(person, person, 1));
        refused(CommonProblem.INVALID_INPUT, () -> books.spend(person, minutes, 1));
        refused(CommonProblem.INVALID_INPUT, () -> books.spend("with#mark", person, books.shop(), 1));
        refused(
                CommonProblem.INVALID_INPUT,
                () -> TransferOrder.of(books.newKey(), TransferKind.EXPIRE, person, books.shop(), 1, "me", "why"));
        refused(
                CommonProblem.INVALID_INPUT,
                () -> TransferOrder.of(books.newKey(), TransferKind.SPEND, person, books.shop(), 1, "me", " "));
    }

    @Test
    void nothingIsBookedOutsideTheCallersTransaction() {
        AccountRef person = books.somebodyWith(1);
        TransferOrder order =
                TransferOrder.of(books.newKey(), TransferKind.SPEND, person, books.shop(), 1, "me", "why");

        assertThatThrownBy(() -> ledger.transfer(order))
                .isInstanceOfAny(TransactionalException.class, TransactionRequiredException.class);
    }

    @Test
    void aCallerWhoRollsBackMovedNothing() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();

        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    ledger.lock(List.of(person, shop));
                    ledger.transfer(
                            TransferOrder.of(books.key("undone"), TransferKind.SPEND, person, shop, 60, "me", "why"));
                    throw new IllegalStateException("changed my mind");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(books.balance(person)).isEqualTo(100);
        assertThat(books.spend(books.key("undone"), person, shop, 60).amount()).isEqualTo(60);
    }

    @Test
    void whatIsHeldCannotBeSpent() {
        AccountRef person = books.somebodyWith(100);
        books.hold(person, 70);

        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.spend(person, books.shop(), 31));
        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.hold(person, 31));
        books.spend(person, books.shop(), 30);

        assertThat(books.balance(person)).isEqualTo(70);
        assertThat(books.held(person)).isEqualTo(70);
    }

    @Test
    void aHoldIsCapturedInPartAndTheRestIsFreeAgain() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();
        Hold hold = books.hold(person, 80);

        Transfer captured = books.capture(hold, shop, 50);

        assertThat(captured.hold()).isEqualTo(hold.id());
        assertThat(books.balance(person)).isEqualTo(50);
        assertThat(books.held(person)).isZero();
        assertThat(books.balance(shop)).isEqualTo(50);
    }

    @Test
    void aHoldIsCapturedOnce() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();
        Hold hold = books.hold(person, 80);
        Transfer first = books.capture(books.key("pick-up"), hold, shop, 50);

        Transfer again = books.capture(books.key("pick-up"), hold, shop, 50);
        refused(VolunteerProblem.HOLD_NOT_OPEN, () -> books.capture(hold, shop, 30));
        refused(VolunteerProblem.HOLD_NOT_OPEN, () -> books.release(hold));
        refused(CommonProblem.KEY_REUSED, () -> books.capture(books.key("pick-up"), hold, shop, 49));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(books.balance(shop)).isEqualTo(50);
    }

    @Test
    void noMoreIsCapturedThanIsHeldNorToTheHolderThemselves() {
        AccountRef person = books.somebodyWith(100);
        Hold hold = books.hold(person, 80);

        refused(CommonProblem.INVALID_INPUT, () -> books.capture(hold, books.shop(), 81));
        refused(CommonProblem.INVALID_INPUT, () -> books.capture(hold, person, 10));
        refused(CommonProblem.INVALID_INPUT, () -> books.capture(hold, books.somebody(Currency.MINUTES), 10));

        assertThat(books.held(person)).isEqualTo(80);
    }

    @Test
    void aReleasedHoldIsFreeAndCannotBeCaptured() {
        AccountRef person = books.somebodyWith(100);
        Hold hold = books.hold(person, 80);

        Hold released = books.release(hold);
        Hold again = books.release(hold);

        assertThat(released.state()).isEqualTo(Hold.State.RELEASED);
        assertThat(again.closedAt()).isEqualTo(released.closedAt());
        assertThat(books.held(person)).isZero();
        refused(VolunteerProblem.HOLD_NOT_OPEN, () -> books.capture(hold, books.shop(), 1));
        refused(
                CommonProblem.NOT_FOUND,
                () -> QuarkusTransaction.requiringNew().run(() -> ledger.release(UUID.randomUUID())));
    }

    @Test
    void aHoldWhoseTimeIsUpIsNotCapturedAndTheSweepFreesIt() {
        AccountRef person = books.somebodyWith(100);
        Hold hold = books.hold(person, 80);
        books.timeIsUp(hold);

        refused(VolunteerProblem.HOLD_NOT_OPEN, () -> books.capture(hold, books.shop(), 1));
        sweep.sweep();

        assertThat(books.held(person)).isZero();
        assertThat(books.release(hold).state()).isEqualTo(Hold.State.EXPIRED);
    }

    @Test
    void theSameKeyHoldsOnce() {
        AccountRef person = books.somebodyWith(100);
        Hold first = books.hold(books.key("hold"), person, 80);

        Hold second = books.hold(books.key("hold"), person, 80);
        refused(CommonProblem.KEY_REUSED, () -> books.hold(books.key("hold"), person, 20));
        refused(
                CommonProblem.INVALID_INPUT,
                () -> QuarkusTransaction.requiringNew()
                        .run(() -> ledger.hold(new HoldOrder(
                                books.newKey(), person, 1, Instant.parse("2020-01-01T00:00:00Z"), "me", "why"))));

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(books.held(person)).isEqualTo(80);
    }

    @Test
    void aTransferIsReversedOnce() {
        AccountRef person = books.somebodyWith(100);
        AccountRef shop = books.shop();
        Transfer spent = books.spend(person, shop, 40);

        Transfer reversal = books.reverse(books.key("back"), spent);
        Transfer again = books.reverse(books.key("back"), spent);

        assertThat(reversal.reverses()).isEqualTo(spent.id());
        assertThat(again.id()).isEqualTo(reversal.id());
        refused(VolunteerProblem.ALREADY_REVERSED, () -> books.reverse(spent));
        refused(CommonProblem.CONFLICT, () -> books.reverse(reversal));
        assertThat(books.balance(person)).isEqualTo(100);
        assertThat(books.balance(shop)).isZero();
    }

    @Test
    void whatIsSpentAlreadyCannotBeReversedAway() {
        AccountRef person = books.somebody(POINTS);
        Transfer earned = books.earn(person, 100, null);
        books.spend(person, books.shop(), 60);

        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.reverse(earned));

        assertThat(books.balance(person)).isEqualTo(40);
    }

    @Test
    void theTablesThemselvesRefuse() {
        AccountRef person = books.somebody(POINTS);
        Transfer earned = books.earn(person, 100, null);
        AccountRef minutes = books.somebody(Currency.MINUTES);
        books.earn(minutes, 5, null);

        assertThatThrownBy(() -> database.update("UPDATE ledger_transfer SET amount = 1 WHERE id = ?", earned.id()))
                .isInstanceOf(DatabaseFailed.class)
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("DELETE FROM ledger_transfer WHERE id = ?", earned.id()))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> database.update("TRUNCATE ledger_transfer CASCADE"))
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> database.update("UPDATE ledger_account SET balance = -1 WHERE id = ?", books.id(person)))
                .hasMessageContaining("violates check constraint");
        assertThatThrownBy(() -> database.update("""
                        INSERT INTO ledger_transfer (id, key, kind, currency, from_account, to_account, amount,
                          from_balance, from_entry, to_balance, to_entry, actor, reason, at)
                        VALUES (gen_random_uuid(), ?, 'spend', 'community-points', ?, ?, 1, 0, 99, 0, 99, 'x', 'x', now())""", books.newKey(), books.id(person), books.id(minutes)))
                .hasMessageContaining("foreign key");
    }
}
