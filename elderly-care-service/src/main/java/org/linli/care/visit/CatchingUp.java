package org.linli.care.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.linli.care.carer.CarerRef;
import org.linli.care.carer.Carers;
import org.linli.care.visit.MovingVisit.Step;
import org.linli.kit.identity.Actor;

/**
 * Brings a visit to where it would be had everything been told when it happened. What became public meanwhile is not taken back:
 * what would undo it conflicts, and so does what was told of a visit that is called off, suspended or judged. A door that stayed
 * shut raises its alarm also when it conflicts: somebody may be lying on the floor, whatever the plan says by now.
 */
@ApplicationScoped
class CatchingUp {

    private static final Set<GoingOnVisit.Act> MET = EnumSet.of(
            GoingOnVisit.Act.OPENED_AFTER_ALL,
            GoingOnVisit.Act.FINISH,
            GoingOnVisit.Act.REFUSE,
            GoingOnVisit.Act.ELDER_CALLS_OFF);

    private final Acts acts;
    private final MovingVisit moving;
    private final TellingOfVisit telling;
    private final AfterAct after;
    private final Carers carers;

    CatchingUp(Acts acts, MovingVisit moving, TellingOfVisit telling, AfterAct after, Carers carers) {
        this.acts = acts;
        this.moving = moving;
        this.telling = telling;
        this.after = after;
        this.carers = carers;
    }

    /** Keeps what is told late, and makes of the visit what it is by all that was told of it. The caller holds its lock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void hear(Visit visit, List<VisitAct> late, Actor actor, Instant now) {
        late.forEach(act -> after.keep(visit, act.standing(Standing.CONFLICTING, "unheard")));
        List<VisitAct> all = acts.of(visit.id());
        List<VisitAct> applied = standing(all, Standing.APPLIED);
        List<VisitAct> waiting = standing(all, Standing.CONFLICTING);
        Function<VisitAct, VisitContext> context = contexts(visit, now);

        Replay.Start planned = new Replay.Start(
                VisitState.PUBLISHED,
                visit.parts().stream().map(VisitPart::planned).toList());
        Replay.Outcome before = Replay.of(planned, applied, context);
        boolean whole = reproduces(before, visit);
        Replay.Start asItIs = new Replay.Start(visit.state(), visit.parts());
        Replay.Outcome known = whole ? before : Replay.of(asItIs, List.of(), context);
        Replay.Outcome outcome = whole
                ? Replay.keeping(planned, applied, waiting, context)
                : Replay.of(asItIs, visit.refuted() ? List.of() : waiting, context);

        Set<UUID> taken = outcome.applied();
        waiting.forEach(act -> settle(visit, act, taken, outcome, actor, now));
        late.stream()
                .filter(act -> act.act() == GoingOnVisit.Act.NOBODY_OPENS)
                .filter(act -> !taken.contains(act.id()) && !seenSince(act, all))
                .forEach(act -> tellTheDoor(visit, act, now));
        if (waiting.stream().anyMatch(act -> taken.contains(act.id()))) {
            bring(visit, outcome, Replay.fresh(known, outcome), known, now);
        }
    }

    private void settle(Visit visit, VisitAct act, Set<UUID> taken, Replay.Outcome outcome, Actor actor, Instant now) {
        boolean applies = taken.contains(act.id());
        String why = applies
                ? null
                : outcome.refused().getOrDefault(act.id(), visit.state().wire());
        if (!applies && why.equals(act.why())) {
            return;
        }
        acts.stands(act.id(), applies ? Standing.APPLIED : Standing.CONFLICTING, why);
        Map<String, Object> details = new HashMap<>(details(act));
        if (why != null) {
            details.put("why", why);
        }
        String action = applies ? act.act().wire() : "conflict";
        moving.tellLate(visit, actor, action, applies ? telling.reason(act) : null, details, now);
    }

    private void bring(
            Visit visit, Replay.Outcome outcome, List<Replay.Done> fresh, Replay.Outcome known, Instant now) {
        visit.parts(outcome.parts());
        boolean stillMissed = visit.state() == VisitState.MISSED && waits(outcome.state());
        List<Replay.Done> loud = stillMissed ? List.of() : loud(outcome, fresh, known);
        if (loud.isEmpty()) {
            moving.keep(visit);
        }
        for (Replay.Done done : loud) {
            VisitAct act = done.act();
            Step step = new Step(
                    act.act().wire(),
                    Actor.system("care"),
                    VisitTable.CARER,
                    telling.reason(act),
                    details(act),
                    act.at());
            moving.takeOver(visit, done.after(), done.events(), step);
            tellTheDoor(visit, act, act.at());
        }
        if (visit.state() == VisitState.DONE && telling.whole(visit) && moving.coveredAgain(visit)) {
            moving.verified(visit, now);
        }
    }

    /** @param at a time that is not believed raises the alarm now, and not hours ago or to come */
    private void tellTheDoor(Visit visit, VisitAct act, Instant at) {
        String subject = carers.find(act.carer()).map(CarerRef::subject).orElse(null);
        after.tellTheDoor(visit, act.act(), at, subject);
    }

    /** Whether anybody tells that the person was met since the door stayed shut. */
    private static boolean seenSince(VisitAct shut, List<VisitAct> all) {
        return all.stream()
                .filter(act -> act.standing() != Standing.STRUCK && MET.contains(act.act()))
                .anyMatch(act -> VisitAct.IN_ORDER.compare(act, shut) > 0);
    }

    /** What is news: it comes after everything that was told already. What lies before changes the record and nothing else. */
    private static List<Replay.Done> loud(Replay.Outcome outcome, List<Replay.Done> fresh, Replay.Outcome known) {
        List<Replay.Done> loud = new ArrayList<>();
        Set<UUID> told = known.done().stream()
                .filter(done -> !done.events().isEmpty())
                .map(done -> done.act().id())
                .collect(Collectors.toSet());
        for (Replay.Done done : outcome.done()) {
            if (fresh.contains(done) && !done.events().isEmpty()) {
                loud.add(done);
            } else if (told.contains(done.act().id())) {
                loud.clear();
            }
        }
        return loud;
    }

    private Function<VisitAct, VisitContext> contexts(Visit visit, Instant now) {
        Map<Instant, VisitContext> byTime = new HashMap<>();
        return act -> byTime.computeIfAbsent(act.at(), at -> moving.context(visit, at, now))
                .withReason(act.reason() != null);
    }

    /** Whether what was told makes the visit what it is: nobody else, and no clock but that of its window, did anything since. */
    private static boolean reproduces(Replay.Outcome told, Visit visit) {
        VisitState is = visit.state();
        boolean same = told.state() == is
                || told.state() == VisitState.DONE && is == VisitState.VERIFIED
                || waits(told.state()) && is == VisitState.MISSED && !visit.refuted();
        if (!same || told.parts().size() != visit.parts().size()) {
            return false;
        }
        for (int i = 0; i < told.parts().size(); i++) {
            if (!told.parts().get(i).toldAsMuchAs(visit.parts().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean waits(VisitState state) {
        return state == VisitState.PUBLISHED || state == VisitState.ON_THE_WAY;
    }

    private static List<VisitAct> standing(List<VisitAct> all, Standing standing) {
        return all.stream().filter(act -> act.standing() == standing).toList();
    }

    private static Map<String, Object> details(VisitAct act) {
        return Map.of(
                "carer",
                act.carer().toString(),
                "at",
                act.at().toString(),
                "entry",
                act.id().toString());
    }
}
