package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Ranks those within a need's reach, or tells why somebody is not among them. */
@ApplicationScoped
public class RankingCandidates {

    private static final String DESK = "desk";

    private final NeedRows needs;
    private final RowSource source;
    private final PeopleFacts facts;
    private final Clock clock;
    private final CityTime.Settings city;

    RankingCandidates(NeedRows needs, PeopleFacts facts, Database database, Clock clock, CityTime.Settings city) {
        this.needs = needs;
        this.facts = facts;
        this.source = new DatabaseRows(database);
        this.clock = clock;
        this.city = city;
    }

    /** A ranking and how many people were looked at. */
    public record Ranked(Weights weights, int looked, Ranking.Result result) {}

    /** One person's standing. */
    record Told(Weights weights, Ranking.Standing standing) {}

    /** @throws Problem not-found when there is no such need, or not in the desk's area */
    @Transactional
    Ranked rank(UUID needId, Actor actor) {
        return ranked(seen(needId, actor));
    }

    /** The same for the other rooms of this house, which know that they may. @throws Problem not-found */
    @Transactional
    public Ranked rank(UUID needId) {
        return ranked(needs.byId(needId).orElseThrow(RankingCandidates::noNeed));
    }

    private Ranked ranked(NeedToMatch need) {
        List<Candidate> people = rows(need).withinReach(source);
        Ranking ranking = ranking(people);
        return new Ranked(ranking.weights(), people.size(), ranking.rank(need, people));
    }

    /**
     * Why somebody is, or is not, among them.
     *
     * @throws Problem not-found as above; likewise for a person who lives neither within the need's reach nor in the desk's area
     */
    @Transactional
    Told whyNot(UUID needId, UUID personId, Actor actor) {
        NeedToMatch need = seen(needId, actor);
        CandidateRows rows = rows(need);
        Candidate person = rows.one(personId, source)
                .filter(found -> isWithin(found.areaPath(), need.reachPath()) || actor.mayIn(DESK, found.areaPath()))
                .orElseThrow(() -> Problem.notFound("person", "志愿者"));
        // The others are looked at too: what is rare among them is part of the score.
        Ranking ranking = ranking(rows.withinReach(source));
        return new Told(ranking.weights(), ranking.whyNot(need, person));
    }

    private NeedToMatch seen(UUID needId, Actor actor) {
        return needs.byId(needId)
                .filter(need -> actor.mayIn(DESK, need.areaPath()))
                .orElseThrow(RankingCandidates::noNeed);
    }

    private static Problem noNeed() {
        return Problem.notFound("need", "需求");
    }

    private CandidateRows rows(NeedToMatch need) {
        return new CandidateRows(need, facts, city.zone(), clock.instant());
    }

    private Ranking ranking(List<Candidate> people) {
        return new Ranking(needs.weights(), Scarcity.among(people), city.zone());
    }

    private static boolean isWithin(String path, String scope) {
        return path.equals(scope) || path.startsWith(scope + ".");
    }
}
