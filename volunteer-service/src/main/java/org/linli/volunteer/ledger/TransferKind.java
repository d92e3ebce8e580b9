package org.linli.volunteer.ledger;

import java.util.Locale;

/** Why something was moved. */
public enum TransferKind {
    /** For service given, or back-entered. */
    EARN,
    /** For something received at once. */
    SPEND,
    /** To family or whoever it is handed on to; points keep their end. */
    TRANSFER,
    /** Given away, also the overflow of minutes above the cap. */
    DONATE,
    /** With a merchant or unit, for what it was given. */
    SETTLE,
    /** Of a hold; made by {@link Ledger#capture} only. */
    CAPTURE,
    /** Back to the issuing account when the last day is over; made by the sweep only. */
    EXPIRE,
    /** The other way of an earlier one; made by {@link Ledger#reverse} only. */
    REVERSAL;

    /** As in the table, the events and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TransferKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    boolean isAskedFor() {
        return this != CAPTURE && this != EXPIRE && this != REVERSAL;
    }
}
