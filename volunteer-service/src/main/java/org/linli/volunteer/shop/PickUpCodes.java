package org.linli.volunteer.shop;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.linli.kit.problem.Asked;

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
    private static final String MAC = "HmacSHA256";

    private final SecretKeySpec making;
    private final SecretKeySpec finding;

    /** @param base64 {@code linli.secrets.people-key}, from which keys of their own are derived */
    PickUpCodes(@ConfigProperty(name = "linli.secrets.people-key") String base64) {
        SecretKeySpec given = new SecretKeySpec(Base64.getDecoder().decode(base64), MAC);
        this.making = new SecretKeySpec(mac(given, "linli/shop/code/v1"), MAC);
        this.finding = new SecretKeySpec(mac(given, "linli/shop/find/v1"), MAC);
    }

    /** The code of a redemption, always the same. */
    String of(UUID redemption) {
        byte[] bytes = mac(making, redemption.toString());
        StringBuilder code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(bytes[i] & (1 << BITS) - 1));
        }
        return code.toString();
    }

    /** By which the shop's table finds a code again. */
    byte[] print(String code) {
        return mac(finding, code);
    }

    /** As it was typed in: small letters and blanks do not matter. @throws Problem invalid-input when it is missing or too long */
    static String typed(String field, @org.jspecify.annotations.Nullable String code) {
        return Asked.words(field, code, 40).toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }

    @Override
    public String toString() {
        return "PickUpCodes";
    }

    private static byte[] mac(SecretKeySpec key, String message) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has " + MAC, impossible);
        }
    }
}
