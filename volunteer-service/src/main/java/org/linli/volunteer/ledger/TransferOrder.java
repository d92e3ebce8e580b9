package org.linli.volunteer.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.linli.kit.problem.Problem;

/**
 * What shall be moved.
 *
 * @param key names this very transfer for ever, 1–200 characters without {@code #}; asking again under it changes nothing
 * @param kind earn, spend, transfer, donate or settle
 * @param amount from 1 to a trillion
 * @param expiresOn last day on which what is credited can be spent; only from an issuing account; null: no end
 * @param actor subject of who caused it
 * @param reason 1–500 characters: a code or words without names
 */
public record TransferOrder(
        String key,
        TransferKind kind,
        AccountRef from,
        AccountRef to,
        long amount,
        @Nullable LocalDate expiresOn,
        String actor,
        String reason) {

    /** @throws Problem invalid-input for what breaks a rule above */
    public TransferOrder {
        Keys.checked(key);
        Keys.checkedAmount(amount);
        reason = Keys.checkedReason(reason);
        if (!kind.isAskedFor()) {
            throw Problem.invalid("kind", "asked-for", "此类转账由系统产生", "is made by the ledger itself");
        }
        if (from.equals(to)) {
            throw Problem.invalid("to", "another-account", "须为另一账户", "must be another account");
        }
        if (from.currency() != to.currency()) {
            throw Problem.invalid("to", "same-currency", "两账户币种须相同", "must be of the same currency");
        }
        if (expiresOn != null && (from.kind() != OwnerKind.ISSUING || to.kind() == OwnerKind.ISSUING)) {
            throw Problem.invalid(
                    "expiresOn",
                    "from-issuing",
                    "仅发行账户发出的积分可设期限",
                    "only what an issuing account gives can have an end");
        }
    }

    /** A transfer of what has no end. */
    public static TransferOrder of(
            String key, TransferKind kind, AccountRef from, AccountRef to, long amount, String actor, String reason) {
        return new TransferOrder(key, kind, from, to, amount, null, actor, reason);
    }
}
