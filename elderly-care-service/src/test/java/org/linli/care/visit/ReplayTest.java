package org.linli.care.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.linli.care.visit.GoingOnVisit.Act;

/** A device that was offline ends where it would have ended online, whatever came when and how often. */
class ReplayTest {

    private static final Instant NINE = Instant.parse("2026-11-28T01:00:00Z");
    private static final Function<VisitAct, VisitContext> CONTEXT =
            act -> VisitContext.NOTHING.withReason(act.reason() != null);
    private static final int RUNS = 3_000;

    private final UUID one = UUID.randomUUID();
    private final UUID two = UUID.randomUUID();

    @Test
    void whateverOrderAndHoweverOftenItIsToldTheVisitEndsAsOnline() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Replay.Start start = planned(1 + random.nextInt(2));
            List<VisitAct> online = walk(start, random);
            Replay.Outcome expected = Replay.of(start, online, CONTEXT);

            List<VisitAct> told = new ArrayList<>(online);
            online.stream().filter(act -> random.nextBoolean()).forEach(told::add);
            Collections.shuffle(told, random);
            Replay.Outcome heard = heardInBatches(start, told, random);

            assertThat(heard.state()).as("seed %d", seed).isEqualTo(expected.state());
            assertThat(heard.parts()).as("seed %d", seed).isEqualTo(expected.parts());
            assertThat(heard.applied()).as("seed %d", seed).isEqualTo(expected.applied());
        }
    }

    @Test
    void whatWasToldOnceIsNeverTakenBack() {
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            Replay.Start start = planned(2);
            List<VisitAct> anything = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                anything.add(act(random.nextBoolean() ? one : two, any(random), random.nextInt(60)));
            }
            List<VisitAct> applied = List.of();
            List<VisitAct> waiting = new ArrayList<>();
            for (VisitAct act : anything) {
                waiting.add(act);
                Replay.Outcome outcome = Replay.keeping(start, applied, waiting, CONTEXT);

                assertThat(outcome.applied())
                        .as("seed %d", seed)
                        .containsAll(applied.stream().map(VisitAct::id).toList());
                assertThat(outcome.applied().size() + outcome.refused().size())
                        .as("seed %d", seed)
                        .isEqualTo(applied.size() + waiting.size());
                List<VisitAct> now =
                        outcome.done().stream().map(Replay.Done::act).toList();
                waiting.removeAll(now);
                applied = now;
            }
        }
    }

    @Test
    void aDoorThatStayedShutAndThenOpenedFitsBetweenWhatWasToldBefore() {
        Replay.Start start = planned(1);
        VisitAct arrive = act(one, Act.ARRIVE, 10);
        VisitAct shut = act(one, Act.NOBODY_OPENS, 15);
        VisitAct open = act(one, Act.OPENED_AFTER_ALL, 20);
        VisitAct finish = act(one, Act.FINISH, 50);

        Replay.Outcome without = Replay.keeping(start, List.of(arrive, finish), List.of(shut), CONTEXT);
        Replay.Outcome with = Replay.keeping(start, List.of(arrive, finish), List.of(open, shut), CONTEXT);

        assertThat(without.state()).isEqualTo(VisitState.DONE);
        assertThat(without.refused()).containsEntry(shut.id(), "told-otherwise");
        assertThat(with.state()).isEqualTo(VisitState.DONE);
        assertThat(with.refused()).isEmpty();
    }

    @Test
    void whatIsForbiddenIsNamed() {
        Replay.Start start = planned(1);
        VisitAct finish = act(one, Act.FINISH, 5);
        VisitAct stranger = act(two, Act.ARRIVE, 6);
        VisitAct shut = act(one, Act.NOBODY_OPENS, 7);

        Replay.Outcome outcome = Replay.of(start, List.of(shut, stranger, finish), CONTEXT);

        assertThat(outcome.refused())
                .containsEntry(finish.id(), "arrived-before")
                .containsEntry(stranger.id(), "its-carer")
                .containsEntry(shut.id(), "published");
        assertThat(outcome.state()).isEqualTo(VisitState.PUBLISHED);
    }

    private static Replay.Outcome heardInBatches(Replay.Start start, List<VisitAct> told, Random random) {
        List<VisitAct> applied = new ArrayList<>();
        List<VisitAct> waiting = new ArrayList<>();
        Replay.Outcome outcome = Replay.of(start, List.of(), CONTEXT);
        int from = 0;
        while (from < told.size()) {
            int to = Math.min(told.size(), from + 1 + random.nextInt(4));
            for (VisitAct act : told.subList(from, to)) {
                if (!applied.contains(act) && !waiting.contains(act)) {
                    waiting.add(act);
                }
            }
            outcome = Replay.keeping(start, applied, waiting, CONTEXT);
            List<VisitAct> now = outcome.done().stream().map(Replay.Done::act).toList();
            applied = new ArrayList<>(now);
            waiting.removeAll(now);
            from = to;
        }
        return outcome;
    }

    /** What carers can do one after another, by chance. */
    private List<VisitAct> walk(Replay.Start start, Random random) {
        List<VisitAct> acts = new ArrayList<>();
        for (int minute = 1; minute <= 20; minute++) {
            UUID carer = start.parts().size() == 2 && random.nextBoolean() ? two : one;
            VisitAct next = act(carer, any(random), minute);
            List<VisitAct> tried = new ArrayList<>(acts);
            tried.add(next);
            if (Replay.of(start, tried, CONTEXT).refused().isEmpty()) {
                acts.add(next);
            }
        }
        return acts;
    }

    private static Act any(Random random) {
        return Act.values()[random.nextInt(Act.values().length)];
    }

    private Replay.Start planned(int carers) {
        List<VisitPart> parts = new ArrayList<>();
        parts.add(VisitPart.empty(1).assigned(one, NINE));
        if (carers == 2) {
            parts.add(VisitPart.empty(2).assigned(two, NINE));
        }
        return new Replay.Start(VisitState.PUBLISHED, parts);
    }

    private static VisitAct act(UUID carer, Act act, int minute) {
        return new VisitAct(
                UUID.randomUUID(),
                carer,
                act,
                NINE.plusSeconds(minute * 60L),
                NINE.plusSeconds(7_200),
                minute,
                List.of(),
                null,
                new byte[] {1},
                false,
                Standing.CONFLICTING,
                null);
    }
}
