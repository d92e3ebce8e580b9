package org.linli.volunteer.invitation;

import java.util.UUID;
import org.linli.volunteer.matching.Invitations.Askable;

/** Somebody to be asked. @param score in the ranking or plan that found them, 0 to 1 */
public record ToAsk(UUID person, double score) {

    static ToAsk of(Askable askable) {
        return new ToAsk(askable.person(), askable.score());
    }
}
