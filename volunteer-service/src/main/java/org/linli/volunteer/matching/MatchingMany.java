package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** Many needs and everybody who may be asked for any of them, read once. */
@ApplicationScoped
public class MatchingMany {

    private final NeedRows needs;
    private final RowSource source;
    private final PeopleFacts facts;
    private final Clock clock;
    private final CityTime.Settings city;

    MatchingMany(NeedRows needs, PeopleFacts facts, Database database, Clock clock, CityTime.Settings city) {
        this.needs = needs;
        this.source = new DatabaseRows(database);
        this.facts = facts;
        this.clock = clock;
        this.city = city;
    }

    /** A need with the places that are free, as it was when it was read. @param version of the need */
    public record OpenNeed(NeedToMatch need, long version) {}

    /** Everybody there is to be asked, and what orders them. */
    public record Crowd(Ranking ranking, Weights weights, List<Candidate> people) {

        /** How many keep every hard rule, by need. */
        public Map<UUID, List<UUID>> fitting(Collection<NeedToMatch> needs) {
            return needs.stream().collect(Collectors.toMap(NeedToMatch::id, this::fitting));
        }

        private List<UUID> fitting(NeedToMatch need) {
            Ranking.Bench bench = ranking.at(need);
            return people.stream()
                    .filter(person -> bench.breaks(person) == null)
                    .map(Candidate::id)
                    .toList();
        }
    }

    /**
     * What is open below an area and begins within a time, the earliest first: needs with a place free, whose fair window is over.
     *
     * @param kinds of needs; empty: any
     */
    @Transactional
    public List<OpenNeed> open(String areaPath, Instant from, Instant to, List<String> kinds) {
        return needs.open(areaPath, from, to, kinds, clock.instant());
    }

    /** Needs by their ids, whatever their state; each has at least one place. */
    @Transactional
    public List<NeedToMatch> byIds(List<UUID> ids) {
        return needs.byIds(ids);
    }

    /** Everybody within the reach of any of the needs. */
    @Transactional
    public Crowd crowd(List<NeedToMatch> all) {
        List<Candidate> people =
                all.isEmpty() ? List.of() : new CandidatesOfMany(all, facts, city.zone(), clock.instant()).read(source);
        Weights weights = needs.weights();
        return new Crowd(new Ranking(weights, Scarcity.among(people), city.zone()), weights, people);
    }
}
