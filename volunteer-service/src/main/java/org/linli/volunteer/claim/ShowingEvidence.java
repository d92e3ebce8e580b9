package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.evidence.Evidence;
import org.linli.volunteer.evidence.PlaceFit;
import org.linli.volunteer.evidence.Position;
import org.linli.volunteer.evidence.Side;
import org.linli.volunteer.evidence.WrongCode;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;

/**
 * Where somebody is, and which code they were told, when they come, go or attest. Who serves shows the one, whoever was
 * helped the other: the desk, which acts for both, shows nothing for either.
 */
@ApplicationScoped
class ShowingEvidence {

    private static final String WRONG_CODE = "wrong-code";

    private final Evidence evidence;
    private final NeedChronicle chronicle;

    ShowingEvidence(Evidence evidence, NeedChronicle chronicle) {
        this.evidence = evidence;
        this.chronicle = chronicle;
    }

    /**
     * What somebody shows with a step.
     *
     * @param position at check-in and check-out
     * @param code the receiver's, at check-out; the volunteer's, when attesting
     */
    record Told(@Nullable Position position, @Nullable String code) {

        static final Told NOTHING = new Told(null, null);
    }

    /**
     * Before a step that is possible. Nothing else may have been changed by then: a wrong code leaves its try and no more.
     *
     * @throws Problem invalid-input naming position or code
     * @throws WrongCode which must not roll back
     */
    void before(Claims.Held held, String action, ActingOnClaim.Standpoint by, Told told, Actor actor, Instant now) {
        if (told.position() != null) {
            if (!by.own()) {
                throw Problem.invalid(
                        "position",
                        "by-who-serves",
                        "只能由服务者本人或其代办人给出",
                        "only who serves, or represents them, tells it");
            }
            evidence.check(told.position());
        }
        if (told.code() != null) {
            code(held, action, by, told.code(), actor, now);
        }
        if (told.position() != null) {
            place(held, action, told.position(), actor, now);
        }
    }

    /** Whether somebody is the one who is helped, or speaks for the unit that is. */
    static boolean receives(Need need, Actor actor) {
        String unit = need.proposedForUnit();
        return unit == null ? need.isReceivedBy(actor.subject()) : actor.mayFor("organisation", unit);
    }

    /** The grade of the claim, now that somebody gives their word. @param by subject; null: nobody did in time */
    int grade(Claim claim, int word, @Nullable String by) {
        return evidence.grade(claim.id(), word, by);
    }

    private void code(
            Claims.Held held, String action, ActingOnClaim.Standpoint by, String code, Actor actor, Instant now) {
        boolean leaving = action.equals(ClaimTable.CHECK_OUT);
        Need need = held.file().need();
        if (leaving ? !by.own() : by.own() || !receives(need, actor)) {
            throw leaving
                    ? Problem.invalid(
                            "code",
                            "by-who-serves",
                            "只能由服务者本人或其代办人输入",
                            "only who serves, or represents them, enters it")
                    : Problem.invalid("code", "by-receiver", "只能由接受服务的一方输入", "only whoever was helped enters it");
        }
        try {
            evidence.tryCode(held.claim().id(), leaving ? Side.RECEIVER : Side.VOLUNTEER, code, actor.subject());
        } catch (WrongCode wrong) {
            chronicle.record(
                    need,
                    actor,
                    leaving ? ClaimTable.CLAIMANT : ClaimTable.PROPOSER,
                    WRONG_CODE,
                    null,
                    Map.of("claim", held.claim().id().toString()),
                    now);
            throw wrong;
        }
    }

    private void place(Claims.Held held, String action, Position position, Actor actor, Instant now) {
        Need need = held.file().need();
        PlaceFit.Window window = new PlaceFit.Window(need.beginsAt(), need.endsAt());
        if (action.equals(ClaimTable.CHECK_IN)) {
            evidence.came(held.claim().id(), need.id(), position, window, actor.subject(), now);
        } else {
            evidence.left(held.claim().id(), need.id(), position, window, actor.subject(), now);
        }
    }
}
