package org.linli.volunteer.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.need.Needs;

/** The desk has the places of a need filled by asking people, until it says stop or the need is over. */
@ApplicationScoped
public class FillingNeed {

    private final Needs needs;
    private final InvitationsOfNeed invitations;
    private final FillingSteps steps;
    private final NeedChronicle chronicle;

    FillingNeed(Needs needs, InvitationsOfNeed invitations, FillingSteps steps, NeedChronicle chronicle) {
        this.needs = needs;
        this.invitations = invitations;
        this.steps = steps;
        this.chronicle = chronicle;
    }

    /**
     * Asks the first wave at once. Beginning again what goes on already changes nothing.
     *
     * @throws Problem not-found, not-allowed outside the actor's area, conflict unless it can be claimed and there is time to come
     */
    @Transactional
    FillingFile begin(UUID needId, Actor actor) {
        Need need = needs.locked(needId);
        actor.requireIn(need.areaPath(), FillingTable.DESK);
        FillingFile file = invitations.fileToBegin(need);
        if (!file.filling().isActive()) {
            Instant now = chronicle.now();
            begin(file, actor, now);
            steps.at(file, now);
        }
        return file;
    }

    /**
     * As the other, with people who were found in another way as the first wave. The caller holds the need's lock, and knows
     * that they fit, and that it is not being filled.
     *
     * @throws Problem as above
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void begin(Need need, List<ToAsk> first, Actor actor) {
        actor.requireIn(need.areaPath(), FillingTable.DESK);
        FillingFile file = invitations.fileToBegin(need);
        Instant now = chronicle.now();
        begin(file, actor, now);
        steps.ask(file, first, now);
        steps.at(file, now);
    }

    /** Whether people are being asked for it. */
    @Transactional
    public boolean goesOn(Need need) {
        return invitations.fileToBegin(need).filling().isActive();
    }

    /** Whoever was asked need not answer any more. Repeating it changes nothing. @throws Problem not-found, not-allowed, conflict */
    @Transactional
    FillingFile stop(UUID needId, Actor actor) {
        Need need = needs.locked(needId);
        actor.requireIn(need.areaPath(), FillingTable.DESK);
        FillingFile file = invitations.fileOf(need).orElseThrow(FillingNeed::notFound);
        if (file.filling().state() != FillingState.STOPPED) {
            Instant now = chronicle.now();
            steps.end(file, FillingTable.STOP, FillingTable.DESK, now);
            chronicle.record(need, actor, FillingTable.DESK, "stop-filling", null, Map.of(), now);
        }
        return file;
    }

    /** Who is not to be asked for a need: they were, or answered by a claim; the caller's transaction goes on. */
    @Transactional
    public Map<UUID, Set<UUID>> settled(List<UUID> needIds) {
        Map<UUID, Set<UUID>> all = new HashMap<>();
        for (Need need : needIds.isEmpty() ? List.<Need>of() : needs.list("id in ?1", needIds)) {
            Set<UUID> not = invitations.fileToBegin(need).askedAlready();
            not.addAll(invitations.settledWith(need));
            all.put(need.id(), not);
        }
        return all;
    }

    private void begin(FillingFile file, Actor actor, Instant now) {
        file.filling().begin(file.isToBeFilled(now), actor.subject(), now);
        invitations.keep(file.filling());
        chronicle.record(file.need(), actor, FillingTable.DESK, "begin-filling", null, Map.of(), now);
    }

    static Problem notFound() {
        return Problem.notFound("filling", "邀请安排");
    }
}
