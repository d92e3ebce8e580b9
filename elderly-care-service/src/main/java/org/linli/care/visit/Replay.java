package org.linli.care.visit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.linli.kit.state.Refused;
import org.linli.kit.state.Transitions;

/**
 * What a visit becomes by all that carers told of it, in the order of their own times. It depends on what was told and not on
 * when it was heard, so that a device that was offline ends where it would have ended online.
 */
final class Replay {

    /** Where it begins. */
    record Start(VisitState state, List<VisitPart> parts) {}

    /** @param events as the table says for it */
    record Done(VisitAct act, VisitState after, List<String> events) {}

    /** @param refused why, by the id of the act */
    record Outcome(VisitState state, List<VisitPart> parts, List<Done> done, Map<UUID, String> refused) {

        Set<UUID> applied() {
            return done.stream().map(each -> each.act().id()).collect(Collectors.toSet());
        }
    }

    private final Map<Integer, VisitPart> parts = new HashMap<>();
    private final List<Done> done = new ArrayList<>();
    private final Map<UUID, String> refused = new HashMap<>();
    private VisitState state;

    private Replay(Start start) {
        this.state = start.state();
        start.parts().forEach(part -> parts.put(part.number(), part));
    }

    /** Each is taken when the table has a way for it, and refused otherwise. */
    static Outcome of(Start start, List<VisitAct> acts, Function<VisitAct, VisitContext> context) {
        Replay replay = new Replay(start);
        acts.stream().sorted(VisitAct.IN_ORDER).forEach(act -> replay.take(act, context.apply(act)));
        List<VisitPart> parts = start.parts().stream()
                .map(part -> replay.parts.getOrDefault(part.number(), part))
                .toList();
        return new Outcome(replay.state, parts, replay.done, replay.refused);
    }

    /**
     * What was applied once stays applied: of the others, those are left out that would push it aside.
     *
     * @param applied what the visit is made of already
     */
    static Outcome keeping(
            Start start, List<VisitAct> applied, List<VisitAct> others, Function<VisitAct, VisitContext> context) {
        Set<UUID> kept = applied.stream().map(VisitAct::id).collect(Collectors.toSet());
        Map<UUID, String> leftOut = new HashMap<>();
        List<VisitAct> candidates = new ArrayList<>(applied);
        candidates.addAll(others);
        candidates.sort(VisitAct.IN_ORDER);
        while (true) {
            Outcome outcome = of(start, candidates, context);
            Optional<UUID> inTheWay = inTheWay(candidates, kept, outcome.applied());
            if (inTheWay.isEmpty()) {
                leftOut.putAll(outcome.refused());
                return new Outcome(outcome.state(), outcome.parts(), outcome.done(), leftOut);
            }
            candidates.removeIf(act -> act.id().equals(inTheWay.get()));
            leftOut.put(inTheWay.get(), "told-otherwise");
        }
    }

    /** The last one taken before the first that was applied once and is now refused. */
    private static Optional<UUID> inTheWay(List<VisitAct> inOrder, Set<UUID> kept, Set<UUID> taken) {
        Optional<UUID> last = Optional.empty();
        for (VisitAct act : inOrder) {
            if (kept.contains(act.id()) && !taken.contains(act.id())) {
                return last;
            }
            if (!kept.contains(act.id()) && taken.contains(act.id())) {
                last = Optional.of(act.id());
            }
        }
        return Optional.empty();
    }

    /** What was done or is told otherwise than in the outcome before; what was there already is not told again. */
    static List<Done> fresh(Outcome before, Outcome now) {
        Set<Map.Entry<UUID, List<String>>> known = new HashSet<>();
        before.done().forEach(each -> known.add(Map.entry(each.act().id(), each.events())));
        Predicate<Done> old = each -> known.contains(Map.entry(each.act().id(), each.events()));
        return now.done().stream().filter(old.negate()).toList();
    }

    private void take(VisitAct act, VisitContext context) {
        Optional<VisitPart> own = parts.values().stream()
                .filter(part -> act.carer().equals(part.carer()))
                .findFirst();
        if (own.isEmpty()) {
            refused.put(act.id(), "its-carer");
            return;
        }
        if (act.act() == GoingOnVisit.Act.FINISH && own.get().arrivedAt() == null) {
            refused.put(act.id(), "arrived-before");
            return;
        }
        try {
            Transitions.Transition<VisitState, VisitContext> row =
                    VisitTable.VISIT.decide(state, act.act().wire(), Set.of(VisitTable.CARER), context);
            VisitPart told = own.get().told(act);
            parts.put(told.number(), told);
            boolean waits = act.act() == GoingOnVisit.Act.FINISH
                    && parts.values().stream().anyMatch(part -> part.finishedAt() == null);
            state = waits ? state : row.to();
            done.add(new Done(act, state, waits ? List.of() : row.events()));
        } catch (Refused no) {
            String guard = no.guardName();
            refused.put(act.id(), guard == null ? state.wire() : guard);
        }
    }
}
