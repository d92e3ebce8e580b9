package org.linli.volunteer.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/**
 * Nobody saves up more minutes than the cap. What is credited above is given to the named donation account at once: the
 * person's account tells both, what was earned and what was given away. A reversal is not capped: it restores what was.
 */
@ApplicationScoped
class MinutesCap {

    private static final String REASON = "minutes-cap";

    private final Accounts accounts;
    private final Lots lots;
    private final Booking booking;
    private final LedgerClock clock;
    private final LedgerSettings settings;

    MinutesCap(Accounts accounts, Lots lots, Booking booking, LedgerClock clock, LedgerSettings settings) {
        this.accounts = accounts;
        this.lots = lots;
        this.booking = booking;
        this.clock = clock;
        this.settings = settings;
    }

    /** Gives away what lies above the cap after a credit. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(Booked credit) {
        AccountRow person = credit.to();
        if (!credit.isFirst() || !person.isCapped()) {
            return;
        }
        Transfer cause = credit.transfer();
        long overflow = Math.min(cause.amount(), person.balance() - settings.minutesCap());
        if (overflow <= 0) {
            return;
        }
        AccountRef fund = AccountRef.donation(settings.overflowTo(), Currency.MINUTES);
        AccountRow donation = accounts.lock(List.of(fund)).of(fund);
        List<Portion> taken = Choosing.choose(person, lots.of(person), overflow, clock.today(), cause.id())
                .orElseThrow();
        Transfer given = new Transfer(
                clock.newId(),
                cause.key() + Keys.OVERFLOW,
                TransferKind.DONATE,
                Currency.MINUTES,
                person.id(),
                donation.id(),
                overflow,
                null,
                null,
                null,
                cause.actor(),
                REASON,
                cause.at());
        booking.book(new Movement(given, person, donation, 0, taken, List.of()));
    }
}
