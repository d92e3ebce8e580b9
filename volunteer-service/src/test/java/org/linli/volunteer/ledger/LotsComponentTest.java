package org.linli.volunteer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.linli.volunteer.ledger.Books.refused;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.CommonProblem;
import org.linli.kit.sql.Database;
import org.linli.volunteer.problem.VolunteerProblem;

/** Points with an end, and minutes above the cap. */
@QuarkusTest
class LotsComponentTest {

    private static final Currency POINTS = Currency.COMMUNITY_POINTS;
    private static final long CAP = 90_000;

    @Inject
    Ledger ledger;

    @Inject
    Database database;

    @Inject
    ExpirySweep sweep;

    @Inject
    LedgerClock clock;

    @Inject
    Folding folding;

    @Inject
    LedgerSettings settings;

    private Books books;

    @BeforeEach
    void open() {
        books = new Books(ledger, database);
    }

    @AfterEach
    void everythingAgrees() {
        List<Finding> wrong = QuarkusTransaction.requiringNew().call(folding::wrong);
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatEndsFirstIsSpentFirst() {
        AccountRef person = books.somebodyWith(100);
        Transfer late = books.earn(person, 50, today().plusDays(30));
        Transfer soon = books.earn(person, 50, today().plusDays(3));

        books.spend(person, books.shop(), 60);

        assertThat(remaining(soon)).isZero();
        assertThat(remaining(late)).isEqualTo(40);
        assertThat(books.balance(person)).isEqualTo(140);
        assertThat(books.ending(person)).isEqualTo(40);
    }

    @Test
    void whatIsOverGoesBackToWhoIssuedIt() {
        AccountRef person = books.somebodyWith(100);
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        books.spend(person, books.shop(), 20);
        books.dayIsOver(earned, today().minusDays(1));

        sweep.sweep();
        sweep.sweep();

        assertThat(books.balance(person)).isEqualTo(100);
        assertThat(books.ending(person)).isZero();
        assertThat(books.balance(books.issuing(POINTS))).isEqualTo(-120);
        assertThat(lastKind(person)).isEqualTo("expire");
    }

    @Test
    void theLastDayItselfStillCounts() {
        AccountRef person = books.somebody(POINTS);
        books.earn(person, 50, today());

        sweep.sweep();
        books.spend(person, books.shop(), 50);

        assertThat(books.balance(person)).isZero();
    }

    @Test
    void whatIsOverIsNotSpentEvenBeforeTheSweep() {
        AccountRef person = books.somebodyWith(10);
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        books.dayIsOver(earned, today().minusDays(1));

        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.spend(person, books.shop(), 11));
        refused(VolunteerProblem.BALANCE_TOO_LOW, () -> books.hold(person, 11));
        books.spend(person, books.shop(), 10);

        assertThat(remaining(earned)).isEqualTo(50);
    }

    @Test
    void whatIsHeldDoesNotExpireUntilItIsReleased() {
        AccountRef person = books.somebodyWith(100);
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        Hold hold = books.hold(person, 30);
        books.dayIsOver(earned, today().minusDays(1));

        sweep.sweep();
        assertThat(books.balance(person)).isEqualTo(130);
        assertThat(remaining(earned)).isEqualTo(30);

        books.release(hold);
        sweep.sweep();
        assertThat(books.balance(person)).isEqualTo(100);
        assertThat(remaining(earned)).isZero();
    }

    @Test
    void whatIsHeldIsCapturedAlthoughItsDayIsOver() {
        AccountRef person = books.somebody(POINTS);
        AccountRef shop = books.shop();
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        Hold hold = books.hold(person, 50);
        books.dayIsOver(earned, today().minusDays(1));

        books.capture(hold, shop, 40);
        sweep.sweep();

        assertThat(books.balance(shop)).isEqualTo(40);
        assertThat(books.balance(person)).isZero();
        assertThat(books.balance(books.issuing(POINTS))).isEqualTo(-40);
    }

    @Test
    void whatIsHandedOnKeepsItsEnd() {
        AccountRef person = books.somebody(POINTS);
        AccountRef family = books.somebody(POINTS);
        books.earn(person, 50, today().plusDays(3));

        Transfer handedOn = books.transfer(
                TransferOrder.of(books.newKey(), TransferKind.TRANSFER, person, family, 30, "me", "family"));
        books.dayIsOver(handedOn, today().minusDays(1));
        sweep.sweep();

        assertThat(books.balance(family)).isZero();
        assertThat(books.balance(person)).isEqualTo(20);
        assertThat(books.balance(books.issuing(POINTS))).isEqualTo(-20);
    }

    @Test
    void aReversedPurchasePutsThePointsBackWithTheirEnd() {
        AccountRef person = books.somebodyWith(10);
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        Transfer spent = books.spend(person, books.shop(), 55);

        books.reverse(spent);

        assertThat(remaining(earned)).isEqualTo(50);
        assertThat(books.ending(person)).isEqualTo(50);
        assertThat(books.balance(person)).isEqualTo(60);
    }

    @Test
    void aReversalTakesWhatItsTransferBroughtBeforeAnythingElse() {
        AccountRef person = books.somebody(POINTS);
        Transfer soon = books.earn(person, 50, today().plusDays(3));
        Transfer late = books.earn(person, 50, today().plusDays(30));

        books.reverse(late);

        assertThat(remaining(soon)).isEqualTo(50);
        assertThat(remaining(late)).isZero();
    }

    @Test
    void aReversedExpiryGivesPointsWithoutAnEnd() {
        AccountRef person = books.somebody(POINTS);
        Transfer earned = books.earn(person, 50, today().plusDays(3));
        books.dayIsOver(earned, today().minusDays(1));
        sweep.sweep();
        Transfer expired = new Transfers(database)
                .byKey(database.first(
                                "SELECT key FROM ledger_transfer WHERE kind = 'expire' AND from_account = ?",
                                row -> row.getString("key"),
                                books.id(person))
                        .orElseThrow())
                .orElseThrow();

        books.reverse(expired);
        sweep.sweep();

        assertThat(books.balance(person)).isEqualTo(50);
        assertThat(books.ending(person)).isZero();
    }

    @Test
    void onlyAnIssuingAccountGivesAnEndAndNoneThatIsOver() {
        AccountRef person = books.somebodyWith(10);
        LocalDate tomorrow = today().plusDays(1);

        refused(
                CommonProblem.INVALID_INPUT,
                () -> new TransferOrder(
                        books.newKey(), TransferKind.SPEND, person, books.shop(), 1, tomorrow, "me", "why"));
        refused(CommonProblem.INVALID_INPUT, () -> books.earn(person, 1, today().minusDays(1)));
    }

    @Test
    void whatIsAboveTheCapIsDonatedAtOnce() {
        AccountRef person = books.somebody(Currency.MINUTES);
        AccountRef fund = AccountRef.donation(settings.overflowTo(), Currency.MINUTES);
        books.earn(person, CAP - 30, null);
        books.transfer(TransferOrder.of(
                books.newKey(), TransferKind.EARN, books.issuing(Currency.MINUTES), fund, 1, "me", "opened"));
        long before = books.balance(fund);

        Transfer earned = books.earn(person, 120, null);

        assertThat(earned.amount()).isEqualTo(120);
        assertThat(books.balance(person)).isEqualTo(CAP);
        assertThat(books.balance(fund)).isEqualTo(before + 90);
        assertThat(lastKind(person)).isEqualTo("donate");
    }

    @Test
    void theOverflowIsDonatedOnceUnderOneKeyAndComesBackWithTheReversal() {
        AccountRef person = books.somebody(Currency.MINUTES);
        AccountRef fund = AccountRef.donation(settings.overflowTo(), Currency.MINUTES);
        TransferOrder order = TransferOrder.of(
                books.newKey(), TransferKind.EARN, books.issuing(Currency.MINUTES), person, CAP + 50, "me", "why");
        Transfer earned = books.transfer(order);
        long funded = books.balance(fund);

        assertThat(books.transfer(order).id()).isEqualTo(earned.id());
        assertThat(books.balance(fund)).isEqualTo(funded);
        Transfer overflow =
                new Transfers(database).byKey(earned.key() + Keys.OVERFLOW).orElseThrow();
        refused(CommonProblem.CONFLICT, () -> books.reverse(overflow));

        String key = books.newKey();
        Transfer reversal = books.reverse(key, earned);
        assertThat(books.reverse(key, earned).id()).isEqualTo(reversal.id());
        refused(VolunteerProblem.ALREADY_REVERSED, () -> books.reverse(earned));

        assertThat(books.balance(person)).isZero();
        assertThat(books.balance(fund)).isEqualTo(funded - 50);
        assertThat(books.balance(books.issuing(Currency.MINUTES))).isZero();
    }

    @Test
    void capturedMinutesAreCappedToo() {
        AccountRef giver = books.somebody(Currency.MINUTES);
        AccountRef receiver = books.somebody(Currency.MINUTES);
        books.earn(giver, 500, null);
        books.earn(receiver, CAP - 10, null);

        books.capture(books.hold(giver, 100), receiver, 100);

        assertThat(books.balance(receiver)).isEqualTo(CAP);
        assertThat(books.balance(giver)).isEqualTo(400);
    }

    private LocalDate today() {
        return clock.today();
    }

    private long remaining(Transfer brought) {
        return database.first(
                        "SELECT sum(remaining) AS n FROM ledger_lot WHERE transfer = ?",
                        row -> row.getLong("n"),
                        brought.id())
                .orElseThrow();
    }

    private String lastKind(AccountRef account) {
        return database.first(
                        "SELECT kind FROM ledger_entry WHERE account = ? ORDER BY number DESC LIMIT 1",
                        row -> row.getString("kind"),
                        books.id(account))
                .orElseThrow();
    }
}
