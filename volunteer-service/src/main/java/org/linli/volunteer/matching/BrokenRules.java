package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
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
        NeedToMatch need = needs.byId(needId).orElseThrow(() -> Problem.notFound("need", "需求"));
        // Nothing is remembered from here: the caller's transaction may still be undone.
        CandidateRows rows = new CandidateRows(need, new PeopleFacts(), city.zone(), clock.instant());
        Candidate person = rows.one(personId, source).orElseThrow(() -> Problem.notFound("person", "志愿者"));
        return new HardRules(need, city.zone()).all(person);
    }
}
