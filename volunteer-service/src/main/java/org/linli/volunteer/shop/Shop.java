package org.linli.volunteer.shop;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.linli.volunteer.ledger.AccountRef;
import org.linli.volunteer.ledger.Currency;
import org.linli.volunteer.ledger.OwnerKind;

/**
 * Where points are spent; public.
 *
 * @param unit whose organisation runs it
 * @param area where it is
 */
@Schema(name = "Shop")
public record Shop(String code, String name, String unit, String area, Instant openedAt) {

    /** What it was given and is not settled for yet lies there. */
    AccountRef account(Currency currency) {
        return new AccountRef(OwnerKind.SHOP, code, currency);
    }
}
