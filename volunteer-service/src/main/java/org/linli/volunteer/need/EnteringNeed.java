package org.linli.volunteer.need;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** Enters needs from a list, as the desk of their area proposes them. */
@ApplicationScoped
public class EnteringNeed {

    private final ReadingProposal reading;
    private final ProposingNeed proposing;
    private final ReviewingNeed reviewing;
    private final Clock clock;

    EnteringNeed(ReadingProposal reading, ProposingNeed proposing, ReviewingNeed reviewing, Clock clock) {
        this.reading = reading;
        this.proposing = proposing;
        this.reviewing = reviewing;
        this.clock = clock;
    }

    /** @throws Problem invalid-input naming every field that breaks a rule */
    @Transactional
    public Wanted check(NeedBody body) {
        reading.origin(body);
        Wanted wanted = reading.read(body);
        if (!wanted.beginsAt().isAfter(clock.instant())) {
            throw Problem.invalid("beginsAt", "still-ahead", "须在将来", "must be still ahead");
        }
        return wanted;
    }

    /**
     * @param open whether whoever enters it has reviewed it: it can be claimed at once
     * @param as what the actor acts as, for the audit
     * @throws Problem invalid-input for a contact that breaks a rule
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public UUID enter(NeedBody body, Wanted wanted, boolean open, Actor actor, String as) {
        Need need = proposing.made(body, wanted, NeedTable.DESK, "import " + UUID.randomUUID(), actor, as);
        if (open) {
            reviewing.reviewAndOpen(need, actor, as);
        }
        return need.id();
    }
}
