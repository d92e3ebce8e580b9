package org.linli.volunteer.matching;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.kit.sql.Database;
import org.linli.kit.time.CityTime;

/** The hard rules for whoever asks for a place themselves. */
@ApplicationScoped
public class RulesOfClaim {

    private final NeedRows needs;
    private final PeopleFacts facts = new PeopleFacts();
    private final RowSource source;
    private final Clock clock;
    private final CityTime.Settings city;

    RulesOfClaim(NeedRows needs, Database database, Clock clock, CityTime.Settings city) {
        this.needs = needs;
        this.source = new RowSource() {
            @Override
            public <T> List<T> list(String sql, Reader<T> reader, Object... arguments) {
                return database.list(sql, reader::read, arguments);
            }
        };
        this.clock = clock;
        this.city = city;
    }

    /**
     * The first rule that keeps a person from serving a need, with the fact that breaks it. Whoever decides by it holds the locks
     * of both, so that two claims of one person cannot both pass.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Broken> broken(UUID need, UUID person) {
        NeedToMatch asked = needs.byId(need).orElseThrow();
        return new CandidateRows(asked, facts, city.zone(), clock.instant())
                .one(person, source)
                .map(candidate -> new HardRules(asked, city.zone()).firstOfClaim(candidate));
    }
}
