package org.linli.care.round;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.linli.care.elder.ElderKeys;
import org.linli.care.elder.ElderTable;
import org.linli.care.elder.TakingOverElder;
import org.linli.care.elder.TakingOverElder.Outcome;
import org.linli.care.registry.Areas;
import org.linli.kit.identity.Actor;
import org.linli.kit.problem.Asked;
import org.linli.kit.problem.Problem;
import org.linli.kit.time.TimeOrderedId;

/** Takes a list over: all of it, or with one fault nothing; once for a key of the caller's. */
@ApplicationScoped
class SendingRound {

    private static final int MOST_FAULTS = 1_000;
    private static final int LONGEST_SECONDS = 600;

    /** With one fault, nothing of a list is taken over. */
    static final class Faulty extends RuntimeException {
        private final transient List<RowFault> faults;

        Faulty(List<RowFault> faults) {
            super("list-faulty", null, false, false);
            this.faults = faults.stream().limit(MOST_FAULTS).toList();
        }

        List<RowFault> faults() {
            return faults;
        }
    }

    private final TakingOverElder taking;
    private final ElderKeys keys;
    private final Areas areas;
    private final Rounds rounds;
    private final RoundRecord record;

    SendingRound(TakingOverElder taking, ElderKeys keys, Areas areas, Rounds rounds, RoundRecord record) {
        this.taking = taking;
        this.keys = keys;
        this.areas = areas;
        this.rounds = rounds;
        this.record = record;
    }

    /**
     * @param key of the caller's choice
     * @throws Problem not-allowed, invalid-input, idempotency-key-reused
     * @throws Faulty with the faults of the rows
     */
    @Transactional
    @TransactionConfiguration(timeout = LONGEST_SECONDS)
    RoundView send(ToldRows list, @Nullable String key, Actor actor) {
        String path = areas.pathOf(Asked.code("area", list.area()), "area");
        String role = actor.requireIn(path, ElderTable.DESK, ElderTable.GRID_WORKER);
        String given = Asked.words("Idempotency-Key", key, 200);
        keys.once("round\n" + actor.subject() + "\n" + given);
        Optional<RoundView> before = rounds.before(actor.subject(), given, list);
        if (before.isPresent()) {
            return before.get();
        }
        List<RowFault> faults = new ArrayList<>(list.faults());
        if (list.rows().size() > ToldRows.MOST) {
            String most = Integer.toString(ToldRows.MOST);
            faults.add(new RowFault(1, "", "rows", "最多 " + most + " 行", "must have at most " + most + " rows"));
        } else {
            List<TakingOverElder.Row> good = new ArrayList<>();
            each(list, faults, row -> good.add(taking.check(row.body(), list.area(), path)));
            refuse(faults);
            taking.hold(good, keys);
        }
        refuse(faults);
        Map<Outcome, Integer> outcomes = taken(list, path, role, actor);
        RoundView view = new RoundView(
                TimeOrderedId.at(record.now()),
                list.area(),
                list.rows().size(),
                outcomes.getOrDefault(Outcome.REGISTERED, 0),
                outcomes.getOrDefault(Outcome.CHANGED, 0),
                outcomes.getOrDefault(Outcome.UNCHANGED, 0),
                record.now());
        rounds.add(new Rounds.Round(view, path, actor.subject(), role), given, list);
        record.sent(view, actor, role);
        return view;
    }

    /** Whom a row is about is looked up again under the locks: somebody may have been registered since. */
    private Map<Outcome, Integer> taken(ToldRows list, String path, String role, Actor actor) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        Set<UUID> met = new HashSet<>();
        List<RowFault> faults = new ArrayList<>();
        each(list, faults, row -> {
            TakingOverElder.Row checked = taking.check(row.body(), list.area(), path);
            if (checked.known() != null && met.contains(checked.known())) {
                throw Problem.invalid("name", "listed-once", "名单中已有此人", "is on the list already");
            }
            TakingOverElder.Taken taken = taking.take(checked, actor, role);
            met.add(taken.elder());
            outcomes.merge(taken.outcome(), 1, Integer::sum);
        });
        refuse(faults);
        return outcomes;
    }

    private static void each(ToldRows list, List<RowFault> faults, Consumer<ToldRows.Row> step) {
        for (ToldRows.Row row : list.rows()) {
            try {
                step.accept(row);
            } catch (Problem problem) {
                faults.addAll(RowFault.of(row.line(), problem, list.columnOf()));
            }
        }
    }

    private static void refuse(List<RowFault> faults) {
        if (!faults.isEmpty()) {
            throw new Faulty(faults);
        }
    }
}
