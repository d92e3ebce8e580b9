package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.UUID;
import org.linli.kit.problem.Asked;
import org.linli.kit.secret.PeopleKey;

/**
 * Codes by which something is collected: eight characters made from the redemption's id and a key that the database does not
 * have. So whoever redeemed can be told it again, and no table holds it.
 */
@ApplicationScoped
class PickUpCodes {

    /** Without those that are taken for one another when read aloud or written by hand. */
    private static final String ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 8;
    private static final int BITS = 5;

    private final PeopleKey key;

    PickUpCodes(PeopleKey key) {
        this.key = key;
    }

    /** The code of a redemption, always the same. */
    String of(UUID redemption) {
        byte[] bytes = key.mac("linli/shop/code/v1", redemption.toString());
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bytes[i] & (1 << BITS) - 1));
        }
        return code.toString();
    }

    /** By which the shop's table finds a code again. */
    byte[] print(String code) {
        return key.mac("linli/shop/find/v1", code);
    }

    /** As it was typed in: small letters and blanks do not matter. @throws Problem invalid-input when it is missing or too long */
    static String typed(String field, @org.jspecify.annotations.Nullable String code) {
        return Asked.words(field, code, 40).toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }
}
