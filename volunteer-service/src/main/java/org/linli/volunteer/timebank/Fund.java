package org.linli.volunteer.timebank;

import jakarta.enterprise.context.ApplicationScoped;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.LedgerSettings;

/** The accounts of the time bank itself. */
@ApplicationScoped
class Fund {

    private static final String NAME = "time-bank";

    private final LedgerSettings settings;

    Fund(LedgerSettings settings) {
        this.settings = settings;
    }

    /** Where minutes lie that were given away, also those above the cap. */
    AccountRef donations() {
        return AccountRef.donation(settings.overflowTo(), Currency.MINUTES);
    }

    /** What the city itself put aside for who needs help. */
    AccountRef reserve() {
        return AccountRef.reserve(NAME, Currency.MINUTES);
    }

    /** Where the reserve is filled from. */
    AccountRef issuing() {
        return AccountRef.issuing(NAME, Currency.MINUTES);
    }
}
