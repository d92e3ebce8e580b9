package org.linli.volunteer.ledger;

import java.util.UUID;
import org.linli.kit.problem.Problem;

/**
 * Which transfer shall be undone by one the other way.
 *
 * @param key names this very reversal for ever, as with any transfer
 * @param actor subject of who caused it
 * @param reason 1–500 characters: a code or words without names
 */
public record ReversalOrder(String key, UUID transfer, String actor, String reason) {

    /** @throws Problem invalid-input for what breaks a rule above */
    public ReversalOrder {
        Keys.checked(key);
        reason = Keys.checkedReason(reason);
    }
}
