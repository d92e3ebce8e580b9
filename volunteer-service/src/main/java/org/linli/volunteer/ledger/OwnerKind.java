package org.linli.volunteer.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose an account is. Only an issuing account may fall below zero: it is where points and minutes come from. */
public enum OwnerKind {
    PERSON,
    UNIT,
    TEAM,
    SHOP,
    RESERVE,
    DONATION,
    ISSUING;

    /** As in the table and the API. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<OwnerKind> of(String code) {
        return Arrays.stream(values()).filter(k -> k.code().equals(code)).findFirst();
    }
}
