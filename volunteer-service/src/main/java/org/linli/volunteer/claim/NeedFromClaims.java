package org.linli.volunteer.claim;

import java.util.Optional;
import org.linli.volunteer.need.NeedContext;
import org.linli.volunteer.need.NeedState;
import org.linli.volunteer.need.NeedTable;

/** The one rule that says what the claims make of their need. */
final class NeedFromClaims {

    private NeedFromClaims() {}

    /** The next action of the need that its claims bring about; empty when it stays where it is. */
    static Optional<String> next(NeedState state, NeedContext claims) {
        return Optional.ofNullable(
                switch (state) {
                    case OPEN -> claims.begun() > 0 ? NeedTable.BEGIN : claims.free() == 0 ? NeedTable.FILL : null;
                    case FILLED -> claims.begun() > 0 ? NeedTable.BEGIN : claims.free() > 0 ? NeedTable.REOPEN : null;
                    case IN_SERVICE -> claims.isFinished() ? NeedTable.FINISH : null;
                    case CONFIRMED -> claims.unsettled() == 0 ? NeedTable.CLOSE : null;
                    default -> null;
                });
    }
}
