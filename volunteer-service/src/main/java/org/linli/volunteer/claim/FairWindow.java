package org.linli.volunteer.claim;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.volunteer.matching.BrokenRules;
import org.linli.volunteer.need.Need;
import org.linli.volunteer.need.NeedChronicle;
import org.linli.volunteer.person.People;
import org.linli.volunteer.person.Person;

/** The draw at the end of the fair window, under the need's lock. */
@ApplicationScoped
class FairWindow {

    private final People people;
    private final BrokenRules rules;
    private final ClaimProgress progress;
    private final NeedChronicle chronicle;

    FairWindow(People people, BrokenRules rules, ClaimProgress progress, NeedChronicle chronicle) {
        this.people = people;
        this.rules = rules;
        this.progress = progress;
        this.chronicle = chronicle;
    }

    /**
     * Draws if the window is over and somebody waits for it. Before the sweep comes, whoever claims first causes it: nobody
     * who came later gets a place before those who came in time.
     */
    void drawIfOver(NeedFile file, Instant now) {
        Need need = file.need();
        Set<UUID> waiting = toBeDrawn(file, now);
        if (waiting.isEmpty()) {
            return;
        }
        Map<UUID, Claim> entered =
                file.in(ClaimState.ENTERED).collect(Collectors.toMap(Claim::personId, Function.identity()));
        Map<UUID, Person> locked = new HashMap<>();
        // In the order of their ids, as claims do: nobody waits for another in a circle.
        waiting.stream().sorted().forEach(id -> locked.put(id, people.locked(id)));
        for (UUID next : Draw.order(need.id(), List.copyOf(entered.keySet()))) {
            Claim claim = Objects.requireNonNull(entered.get(next));
            file.counted();
            boolean wins = ClaimContext.of(need, claim, false, null, now).claimable()
                    && need.taken() < need.places()
                    && Objects.requireNonNull(locked.get(next)).active()
                    && rules.firstOfClaim(need.id(), next).isEmpty();
            if (wins) {
                claim.sits(file.freePlace());
            }
            step(file, claim, wins ? ClaimTable.WIN : ClaimTable.LOSE, now);
        }
    }

    /** The people whose lot is due; empty while the window is open, or when nobody waits for it. */
    Set<UUID> toBeDrawn(NeedFile file, Instant now) {
        Instant until = file.need().fairUntil();
        return until != null && now.isBefore(until)
                ? Set.of()
                : file.in(ClaimState.ENTERED).map(Claim::personId).collect(Collectors.toSet());
    }

    private void step(NeedFile file, Claim claim, String action, Instant now) {
        var row = claim.step(action, Set.of(ClaimTable.SYSTEM), ClaimContext.of(file.need(), claim, false, null, now));
        progress.tell(file, claim, row.events(), null, now);
        chronicle.system(file.need(), action, Map.of("claim", claim.id().toString()), now);
    }
}
