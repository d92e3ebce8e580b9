package org.linli.care.round;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.linli.care.elder.ElderTable;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Problem;

/** What became of a list, for officers of its area. */
@ApplicationScoped
class ReadingRound {

    private final Rounds rounds;

    ReadingRound(Rounds rounds) {
        this.rounds = rounds;
    }

    /** @throws Problem not-found */
    @Transactional
    RoundView read(UUID id, Actor actor) {
        return rounds.find(id)
                .filter(round -> actor.mayIn(ElderTable.DESK, round.areaPath())
                        || actor.mayIn(ElderTable.GRID_WORKER, round.areaPath()))
                .map(Rounds.Round::view)
                .orElseThrow(() -> Problem.notFound("round", "该名单"));
    }
}
