package org.linli.volunteer.ledger;

import java.util.UUID;
import org.linli.kit.problem.Problem;

/**
 * What of a hold shall be moved; the rest of it is released.
 *
 * @param key names this very transfer for ever, as with any transfer
 * @param amount from 1 to what is held
 * @param actor subject of who caused it
 * @param reason 1–500 characters: a code or words without names
 */
public record CaptureOrder(String key, UUID hold, AccountRef to, long amount, String actor, String reason) {

    /** @throws Problem invalid-input for what breaks a rule above */
    public CaptureOrder {
        Keys.checked(key);
        Keys.checkedAmount(amount);
        reason = Keys.checkedReason(reason);
    }
}
