package org.linli.volunteer.ledger;

import java.util.Arrays;
import java.util.Optional;

/** What an account holds: exactly one of these, in whole units. */
public enum Currency {
    COMMUNITY_POINTS("community-points"),
    UNIT_POINTS("unit-points"),
    /** Hours of the time bank, kept as whole minutes. */
    MINUTES("minutes");

    private final String code;

    Currency(String code) {
        this.code = code;
    }

    /** As in the table, the events and the API. */
    public String code() {
        return code;
    }

    /** Empty for a code that is none. */
    public static Optional<Currency> of(String code) {
        return Arrays.stream(values()).filter(c -> c.code.equals(code)).findFirst();
    }
}
