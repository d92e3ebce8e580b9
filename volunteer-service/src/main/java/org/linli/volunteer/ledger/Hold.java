package org.linli.volunteer.ledger;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An amount that is reserved, or was.
 *
 * @param expiresAt from then on it can no longer be captured
 * @param closedAt null while it is open
 */
public record Hold(
        UUID id,
        String key,
        UUID account,
        long amount,
        State state,
        Instant placedAt,
        Instant expiresAt,
        @Nullable Instant closedAt,
        String actor,
        String reason) {

    /** What became of it. */
    public enum State {
        OPEN,
        CAPTURED,
        RELEASED,
        EXPIRED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    boolean canBeCaptured(Instant now) {
        return state == State.OPEN && now.isBefore(expiresAt);
    }

    Hold closed(State how, Instant when) {
        return new Hold(id, key, account, amount, how, placedAt, expiresAt, when, actor, reason);
    }

    /** Whether both ask for the same; who asked, when and until when is no part of it: that moves on with a retry. */
    boolean asksTheSameAs(Hold other) {
        return account.equals(other.account) && amount == other.amount && reason.equals(other.reason);
    }
}
