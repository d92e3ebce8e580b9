package org.linli.volunteer.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.linli.kit.problem.Problem;

/**
 * What shall be reserved.
 *
 * @param key names this very hold for ever, as with a transfer
 * @param amount from 1 to a trillion
 * @param expiresAt when it is released by itself; still to come
 * @param actor subject of who caused it
 * @param reason 1–500 characters: a code or words without names
 */
public record HoldOrder(String key, AccountRef account, long amount, Instant expiresAt, String actor, String reason) {

    /** @throws Problem invalid-input for what breaks a rule above */
    public HoldOrder {
        Keys.checked(key);
        Keys.checkedAmount(amount);
        reason = Keys.checkedReason(reason);
        expiresAt = expiresAt.truncatedTo(ChronoUnit.MICROS);
    }
}
