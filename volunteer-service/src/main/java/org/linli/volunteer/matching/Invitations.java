package org.linli.volunteer.matching;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom to ask for a need, how many at a time, and whose yes counts. Decides only; it neither asks nor keeps anything.
 */
public final class Invitations {

    private static final Comparator<Instant> NEVER_FIRST = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Invited> BEST_FIRST =
            Comparator.comparingDouble(Invited::score).reversed().thenComparing(Invited::person);

    private final Settings settings;

    public Invitations(Settings settings) {
        this.settings = settings;
    }

    /**
     * What a city may want otherwise.
     *
     * @param target how probable it shall be that a wave brings enough yeses, above 0 and below 1
     * @param answerWithin after which somebody who was asked is not waited for any more
     * @param collectFor how long further yeses are waited for after the first, unless it is urgent
     * @param nearlyEqual scores that lie no further apart count as the same
     */
    public record Settings(double target, Duration answerWithin, Duration collectFor, double nearlyEqual) {

        public static final Settings USUAL = new Settings(0.9, Duration.ofHours(2), Duration.ofMinutes(30), 0.05);

        public Settings {
            if (!(target > 0 && target < 1)) {
                throw new IllegalArgumentException("target must be above 0 and below 1: " + target);
            }
            if (!answerWithin.isPositive() || collectFor.isNegative() || !(nearlyEqual >= 0)) {
                throw new IllegalArgumentException("times and distances must not be negative");
            }
        }
    }

    /**
     * Somebody who fits and was not asked yet.
     *
     * @param likelihood that they say yes, 0 to 1
     * @param lastAsked for any need; null: never
     */
    public record Askable(
            UUID person,
            double score,
            double likelihood,
            @Nullable Instant lastAsked) {

        /** From a ranking. */
        public static Askable of(Scored scored) {
            return new Askable(
                    scored.id(),
                    scored.score(),
                    scored.value(Term.LIKELIHOOD),
                    scored.person().past().lastAsked());
        }
    }

    /**
     * Somebody who was asked for the need.
     *
     * @param yes null: no answer yet
     * @param answeredAt null: no answer yet
     */
    public record Invited(
            UUID person,
            double score,
            Instant askedAt,
            @Nullable Boolean yes,
            @Nullable Instant answeredAt) {

        boolean saidYes() {
            return Boolean.TRUE.equals(yes);
        }
    }

    /** What to do now. */
    public sealed interface Step {

        /** Ask these people. */
        record Ask(List<Askable> wave) implements Step {}

        /** Nothing until then, unless an answer comes. */
        record Wait(Instant until) implements Step {}

        /** These people get places; fewer than are free when fewer said yes. */
        record Choose(List<Invited> people) implements Step {}

        /** Everybody was asked. */
        record NobodyLeft() implements Step {}
    }

    /**
     * The next step for a need that has places free.
     *
     * @param urgent the first yes wins; otherwise yeses are collected for a while and the best are chosen
     * @param free places, above zero
     * @param asked who was asked for this need and has no place yet
     * @param left who fits and was not asked, in any order; whoever's "no" still stands is not among them
     */
    public Step next(boolean urgent, int free, List<Invited> asked, List<Askable> left, Instant now) {
        List<Invited> yeses = asked.stream().filter(Invited::saidYes).toList();
        Instant lastTimeOut = asked.stream()
                .filter(each -> each.yes() == null)
                .map(each -> each.askedAt().plus(settings.answerWithin()))
                .filter(timeOut -> timeOut.isAfter(now))
                .max(Comparator.naturalOrder())
                .orElse(null);
        if (!yeses.isEmpty()) {
            return urgent ? new Step.Choose(first(yeses, free)) : best(yeses, free, lastTimeOut, now);
        }
        if (lastTimeOut != null) {
            return new Step.Wait(lastTimeOut);
        }
        List<Askable> wave = wave(left, free);
        return wave.isEmpty() ? new Step.NobodyLeft() : new Step.Ask(wave);
    }

    /**
     * As few people as will probably bring enough yeses; all of them when even that is not enough.
     *
     * @param free places, above zero
     */
    public List<Askable> wave(List<Askable> left, int free) {
        List<Askable> order = inOrder(left);
        // By how many said yes, up to one less than are needed: how probable it is. The rest is that it is enough.
        double[] yeses = new double[free];
        yeses[0] = 1;
        for (int asked = 0; asked < order.size(); asked++) {
            double likely = order.get(asked).likelihood();
            for (int i = free - 1; i > 0; i--) {
                yeses[i] = yeses[i] * (1 - likely) + yeses[i - 1] * likely;
            }
            yeses[0] *= 1 - likely;
            double tooFew = 0;
            for (double each : yeses) {
                tooFew += each;
            }
            if (1 - tooFew >= settings.target()) {
                return order.subList(0, asked + 1);
            }
        }
        return order;
    }

    /** Best first; among those who are nearly as good as the best of them, whoever was not asked for longest comes first. */
    private List<Askable> inOrder(List<Askable> left) {
        List<Askable> byScore = new ArrayList<>(left);
        byScore.sort(Comparator.comparingDouble(Askable::score).reversed().thenComparing(Askable::person));
        List<Askable> order = new ArrayList<>(byScore.size());
        int begin = 0;
        while (begin < byScore.size()) {
            double best = byScore.get(begin).score();
            int end = begin;
            while (end < byScore.size() && best - byScore.get(end).score() <= settings.nearlyEqual()) {
                end++;
            }
            byScore.subList(begin, end).stream()
                    .sorted(Comparator.comparing(Askable::lastAsked, NEVER_FIRST))
                    .forEach(order::add);
            begin = end;
        }
        return order;
    }

    private Step best(List<Invited> yeses, int free, @Nullable Instant lastTimeOut, Instant now) {
        Instant collected = yeses.stream()
                .map(Invitations::answeredAt)
                .min(Comparator.naturalOrder())
                .orElse(now)
                .plus(settings.collectFor());
        if (lastTimeOut != null && now.isBefore(collected)) {
            return new Step.Wait(collected.isBefore(lastTimeOut) ? collected : lastTimeOut);
        }
        return new Step.Choose(yeses.stream().sorted(BEST_FIRST).limit(free).toList());
    }

    private static List<Invited> first(List<Invited> yeses, int free) {
        return yeses.stream()
                .sorted(Comparator.comparing(Invitations::answeredAt).thenComparing(BEST_FIRST))
                .limit(free)
                .toList();
    }

    private static Instant answeredAt(Invited invited) {
        return invited.answeredAt() == null ? invited.askedAt() : invited.answeredAt();
    }
}
