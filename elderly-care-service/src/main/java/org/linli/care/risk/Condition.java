package org.linli.care.risk;

import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One thing that puts somebody at risk.
 *
 * @param value years, severity or days; nothing for kinds that need none
 * @param points 1–100, that it adds
 */
public record Condition(Kind kind, @Nullable Integer value, int points) {

    /** What is looked at. */
    public enum Kind {
        LIVING_ALONE(false, 0, 0),
        EMPTY_NEST(false, 0, 0),
        AGE_AT_LEAST(true, 50, 130),
        SEVERITY_AT_LEAST(true, 1, 4),
        DISABLED(false, 0, 0),
        DISCHARGED_WITHIN(true, 1, 366),
        NO_ANSWER_WITHIN(true, 1, 366),
        WEATHER(false, 0, 0);

        private final boolean valued;
        private final int least;
        private final int most;

        Kind(boolean valued, int least, int most) {
            this.valued = valued;
            this.least = least;
            this.most = most;
        }

        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        boolean valued() {
            return valued;
        }

        int least() {
            return least;
        }

        int most() {
            return most;
        }

        static Optional<Kind> of(String wire) {
            return Stream.of(values()).filter(each -> each.wire().equals(wire)).findFirst();
        }
    }

    /** The fact that meets it on a day, in a word or a number; empty when none does. */
    Optional<String> met(Facts facts, LocalDate day) {
        return switch (kind) {
            case LIVING_ALONE -> when(facts.living().equals("alone"), "alone");
            case EMPTY_NEST -> when(facts.living().equals("with-spouse"), "with-spouse");
            case AGE_AT_LEAST -> {
                int age = Period.between(facts.birthDate(), day).getYears();
                yield when(age >= wanted(), Integer.toString(age));
            }
            case SEVERITY_AT_LEAST -> {
                Integer severity = facts.severity();
                yield when(severity != null && severity >= wanted(), String.valueOf(severity));
            }
            case DISABLED -> when(facts.disabled(), "disabled");
            case DISCHARGED_WITHIN -> within(facts.dischargedOn(), day);
            case NO_ANSWER_WITHIN -> within(facts.noAnswerOn(), day);
            case WEATHER -> Optional.ofNullable(facts.weather());
        };
    }

    private Optional<String> within(@Nullable LocalDate since, LocalDate day) {
        if (since == null || since.isAfter(day)) {
            return Optional.empty();
        }
        return when(ChronoUnit.DAYS.between(since, day) < wanted(), since.toString());
    }

    private int wanted() {
        if (value == null) {
            throw new IllegalStateException(kind + " needs a value");
        }
        return value;
    }

    private static Optional<String> when(boolean met, String fact) {
        return met ? Optional.of(fact) : Optional.empty();
    }
}
