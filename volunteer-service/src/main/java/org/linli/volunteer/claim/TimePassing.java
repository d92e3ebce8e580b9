package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.linli.volunteer.need.ClaimsOfNeed;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.NeedState;
import org.linli.volunteer.need.NeedTable;
import org.linli.volunteer.need.OriginWord;

/** What time alone does to a need and its claims, under the need's lock. Doing it twice does nothing more. */
@ApplicationScoped
class TimePassing {

    private static final Set<String> SYSTEM = Set.of(ClaimTable.SYSTEM);

    private final Claims claims;
    private final FairWindow fairWindow;
    private final ClaimsOfNeed following;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    TimePassing(
            Claims claims,
            FairWindow fairWindow,
            ClaimsOfNeed following,
            ClaimProgress progress,
            NeedChronicle chronicle) {
        this.claims = claims;
        this.fairWindow = fairWindow;
        this.following = following;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /** Everything whose time is up at this moment. */
    void at(Need need, Instant now) {
        NeedFile file = claims.fileOf(need);
        fairWindow.drawIfOver(file, now);
        for (Claim claim : file.claims()) {
            timeIsUp(file, claim, now);
        }
        progress.after(file, now);
        OriginWord word = need.originWord();
        if (need.state() == NeedState.DONE && word != null) {
            following.originSaid(need, word, now);
        } else if (need.state() == NeedState.DONE
                && !need.origin().decides()
                && !now.isBefore(confirmationEnds(need))) {
            step(file, NeedTable.CONFIRMATION_TIME_IS_UP, now);
            following.confirmed(need, null, now);
        } else if (mayExpire(need.state()) && !now.isBefore(need.endsAt())) {
            step(file, NeedTable.WINDOW_IS_OVER, now);
            following.endedEarly(need, "expired", now);
            need.lookAgainAt(null);
        }
    }

    private void timeIsUp(NeedFile file, Claim claim, Instant now) {
        Need need = file.need();
        Instant tooLate = ServiceTimes.tooLateToCome(need.beginsAt(), need.endsAt(), need.minutes());
        switch (claim.state()) {
            case HELD -> {
                if (claim.heldUntil() != null && !now.isBefore(claim.heldUntil())) {
                    step(file, claim, ClaimTable.HOLD_IS_OVER, "lapsed", now);
                }
            }
            case CONFIRMED -> {
                if (!now.isBefore(tooLate)) {
                    step(file, claim, ClaimTable.NO_SHOW_IS_SURE, "no-show", now);
                }
            }
            case CHECKED_IN -> {
                if (!now.isBefore(need.endsAt().plus(ServiceTimes.FORGOTTEN))) {
                    step(file, claim, ClaimTable.FORGOT_TO_CHECK_OUT, null, now);
                }
            }
            default -> {
                // Time alone changes nothing about it.
            }
        }
    }

    private void step(NeedFile file, Claim claim, String action, @Nullable String reasonCode, Instant now) {
        var row = claim.step(action, SYSTEM, ClaimContext.of(file.need(), claim, false, reasonCode, now));
        progress.tell(file, claim, row.events(), reasonCode, now);
        chronicle.system(file.need(), action, Map.of("claim", claim.id().toString()), now);
    }

    private void step(NeedFile file, String action, Instant now) {
        Need need = file.need();
        var row = need.step(action, SYSTEM, file.context(null, now));
        row.events().forEach(event -> chronicle.publish(need, event, true, now));
        chronicle.system(need, action, Map.of(), now);
    }

    private static boolean mayExpire(NeedState state) {
        return switch (state) {
            case DRAFT, REVIEWED, OPEN, FILLED -> true;
            default -> false;
        };
    }

    private static Instant confirmationEnds(Need need) {
        return Objects.requireNonNull(need.doneAt()).plus(ServiceTimes.CONFIRMATION);
    }
}
