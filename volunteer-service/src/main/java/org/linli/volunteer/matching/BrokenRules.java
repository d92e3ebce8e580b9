package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** The hard rules, for the other rooms of this house: whoever takes a place is held to the same ones as whoever is asked. */
@ApplicationScoped
public class BrokenRules {

    private final NeedRows needs;
    private final RowSource source;
    private final Clock clock;
    private final CityTime.Settings city;

    BrokenRules(NeedRows needs, Database database, Clock clock, CityTime.Settings city) {
        this.needs = needs;
        this.source = new DatabaseRows(database);
        this.clock = clock;
        this.city = city;
    }

    /**
     * Every hard rule a person breaks for a need, in the order of rules; a caller to whom only some matter leaves the others out.
     * Sees what the caller's transaction has written.
     *
     * @throws Problem not-found when there is no such need or person
     */
    @Transactional
    public List<Broken> of(UUID needId, UUID personId) {
        NeedToMatch need = need(needId);
        return new HardRules(need, city.zone()).all(person(need, personId));
    }

    /**
     * The first rule that keeps a person from a place they ask for themselves; as {@link #of}, but for what they said by asking.
     * Whoever decides by it holds the locks of need and person, so that two claims of one person cannot both pass.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Broken> firstOfClaim(UUID needId, UUID personId) {
        NeedToMatch need = need(needId);
        return Optional.ofNullable(new HardRules(need, city.zone()).firstOfClaim(person(need, personId)));
    }

    private NeedToMatch need(UUID id) {
        return needs.byId(id).orElseThrow(() -> Problem.notFound("need", "需求"));
    }

    private Candidate person(NeedToMatch need, UUID id) {
        // Nothing is remembered from here: the caller's transaction may still be undone.
        return new CandidateRows(need, new PeopleFacts(), city.zone(), clock.instant())
                .one(id, source)
                .orElseThrow(() -> Problem.notFound("person", "志愿者"));
    }
}
