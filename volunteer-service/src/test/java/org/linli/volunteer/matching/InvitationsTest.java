package org.linli.volunteer.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.linli.volunteer.matching.Folk.id;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.volunteer.matching.Invitations.Askable;
import org.linli.volunteer.matching.Invitations.Invited;
import org.linli.volunteer.matching.Invitations.Settings;
import org.linli.volunteer.matching.Invitations.Step;

class InvitationsTest {

    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Invitations invitations = new Invitations(Settings.USUAL);

    private static List<Askable> people(int count, double likelihood) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Askable(id(i), 0.9 - 0.1 * i, likelihood, null))
                .toList();
    }

    private static Invited asked(
            int person, double score, long minutesAgo, @Nullable Boolean yes, long answeredMinutesAgo) {
        return new Invited(
                id(person),
                score,
                NOW.minus(MINUTE.multipliedBy(minutesAgo)),
                yes,
                yes == null ? null : NOW.minus(MINUTE.multipliedBy(answeredMinutesAgo)));
    }

    private Step next(boolean urgent, int free, Invited... asked) {
        return invitations.next(urgent, free, List.of(asked), people(9, 0.5), NOW);
    }

    private static List<UUID> chosen(Step step) {
        return ((Step.Choose) step).people().stream().map(Invited::person).toList();
    }

    @Test
    void aWaveIsAsSmallAsCanBeForSomebodyToSayYesProbably() {
        // 1 − 0.5³ = 0.875 is too little, 1 − 0.5⁴ = 0.9375 is enough.
        assertThat(invitations.wave(people(9, 0.5), 1)).hasSize(4);
        assertThat(invitations.wave(people(9, 0.95), 1)).hasSize(1);
        assertThat(invitations.wave(people(9, 0.1), 1)).hasSize(9);
        assertThat(invitations.wave(people(9, 1), 1)).hasSize(1);
        assertThat(invitations.wave(List.of(), 1)).isEmpty();
    }

    @Test
    void forSeveralPlacesAsManyYesesAreWanted() {
        // Of 7 with p = 0.5 at least two say yes with 1 − 8/128 = 0.9375; of 6 with 1 − 7/64 = 0.89.
        assertThat(invitations.wave(people(9, 0.5), 2)).hasSize(7);
        assertThat(invitations.wave(people(9, 1), 3)).hasSize(3);
    }

    @Test
    void amongThoseWhoAreNearlyAsGoodWhoeverWasNotAskedForLongestIsAskedFirst() {
        List<Askable> left = List.of(
                new Askable(id(1), 0.80, 1, NOW.minus(Duration.ofDays(1))),
                new Askable(id(2), 0.78, 1, NOW.minus(Duration.ofDays(9))),
                new Askable(id(3), 0.76, 1, null),
                new Askable(id(4), 0.70, 1, null));

        assertThat(invitations.wave(left, 4)).extracting(Askable::person).containsExactly(id(3), id(2), id(1), id(4));
    }

    @Test
    void theFirstWaveIsAskedAndThenAwaited() {
        assertThat(next(false, 1))
                .isInstanceOfSatisfying(
                        Step.Ask.class, ask -> assertThat(ask.wave()).hasSize(4));
        assertThat(next(false, 1, asked(1, 0.9, 30, null, 0), asked(2, 0.8, 30, false, 5)))
                .isEqualTo(new Step.Wait(NOW.plus(Duration.ofMinutes(90))));
    }

    @Test
    void whoDoesNotAnswerInTimeIsNotWaitedFor() {
        assertThat(next(false, 1, asked(1, 0.9, 120, null, 0))).isInstanceOf(Step.Ask.class);
        assertThat(next(false, 1, asked(1, 0.9, 119, null, 0))).isInstanceOf(Step.Wait.class);
        assertThat(invitations.next(false, 1, List.of(asked(1, 0.9, 120, null, 0)), List.of(), NOW))
                .isEqualTo(new Step.NobodyLeft());
    }

    @Test
    void whenItIsUrgentTheFirstYesWins() {
        Step step = next(true, 1, asked(1, 0.9, 20, true, 2), asked(2, 0.5, 20, true, 9), asked(3, 0.7, 20, null, 0));

        assertThat(chosen(step)).containsExactly(id(2));
    }

    @Test
    void otherwiseYesesAreCollectedForAWhileAndTheBestIsChosen() {
        Invited early = asked(2, 0.5, 60, true, 29);
        Invited better = asked(1, 0.9, 60, true, 2);
        Invited silent = asked(3, 0.7, 60, null, 0);

        assertThat(next(false, 1, early, better, silent)).isEqualTo(new Step.Wait(NOW.plus(MINUTE)));
        assertThat(chosen(next(false, 1, asked(2, 0.5, 60, true, 30), better, silent)))
                .containsExactly(id(1));
    }

    @Test
    void nobodyIsKeptWaitingWhenEverybodyHasAnswered() {
        assertThat(chosen(next(
                        false, 2, asked(1, 0.6, 9, true, 5), asked(2, 0.9, 9, true, 1), asked(3, 0.8, 9, true, 2))))
                .containsExactly(id(2), id(3));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> new Settings(1, MINUTE, MINUTE, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Settings(0.9, Duration.ZERO, MINUTE, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Settings(0.9, MINUTE, MINUTE, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
