package org.linli.care.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.linli.care.elder.ElderKeys;
import org.linli.care.elder.ElderRef;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.Elders;
import org.linli.kit.identity.Actor;
import org.linli.kit.paging.IfMatch;
import org.linli.kit.problem.Problem;

/** Locks a pair and the two it is about, for a desk that answers for both. */
@ApplicationScoped
class OpeningPair {

    record Opened(Pair pair, ElderRef one, ElderRef other, String role) {

        ElderRef of(UUID elder) {
            return one.id().equals(elder) ? one : other;
        }
    }

    private final Elders elders;
    private final ElderKeys keys;
    private final Pairs pairs;

    OpeningPair(Elders elders, ElderKeys keys, Pairs pairs) {
        this.elders = elders;
        this.keys = keys;
        this.pairs = pairs;
    }

    /**
     * People first, then the keys they are found by, then the pair: as everybody who changes one of the two does.
     *
     * @throws Problem not-found for a desk of neither; not-allowed for the desk of one alone; stale
     */
    @Transactional(Transactional.TxType.MANDATORY)
    Opened open(UUID id, long seen, Actor actor) {
        Pair found = pairs.find(id).orElseThrow(Pairs::unknown);
        ElderRef one = elders.lock(found.one()).orElseThrow(Pairs::unknown);
        ElderRef other = elders.lock(found.other()).orElseThrow(Pairs::unknown);
        if (!sees(actor, one, other)) {
            throw Pairs.unknown();
        }
        actor.requireIn(one.areaPath(), ElderTable.DESK);
        String role = actor.requireIn(other.areaPath(), ElderTable.DESK);
        keys.holdOf(List.of(one.id(), other.id()));
        Pair pair = pairs.locked(id).orElseThrow(Pairs::unknown);
        IfMatch.check(seen, pair.version(), pair.state().wire());
        return new Opened(pair, one, other, role);
    }

    /** @throws Problem not-found for who is no desk of either */
    @Transactional
    Opened see(UUID id, Actor actor) {
        Pair pair = pairs.find(id).orElseThrow(Pairs::unknown);
        Optional<ElderRef> one = elders.find(pair.one());
        Optional<ElderRef> other = elders.find(pair.other());
        if (one.isEmpty() || other.isEmpty() || !sees(actor, one.get(), other.get())) {
            throw Pairs.unknown();
        }
        return new Opened(pair, one.get(), other.get(), ElderTable.DESK);
    }

    private static boolean sees(Actor actor, ElderRef one, ElderRef other) {
        return actor.mayIn(ElderTable.DESK, one.areaPath()) || actor.mayIn(ElderTable.DESK, other.areaPath());
    }
}
