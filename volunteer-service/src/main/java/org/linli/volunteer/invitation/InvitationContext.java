package org.linli.volunteer.invitation;

import java.time.Instant;

/**
 * What the guards of an invitation's table look at.
 *
 * @param claimable whether the need can be claimed
 * @param free its places that nobody has
 * @param same whether its time and place are those that were asked for
 */
record InvitationContext(Instant now, Instant answerUntil, boolean claimable, int free, boolean same) {

    boolean isInTime() {
        return now.isBefore(answerUntil);
    }
}
