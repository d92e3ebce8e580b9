package org.linli.care.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.care.risk.Condition.Kind;
import org.linli.care.risk.RiskRules.Reason;
import org.linli.care.risk.RiskRules.Verdict;

class RiskRulesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 7, 1);

    private static final RiskRules RULES = new RiskRules(
            1,
            LocalDate.of(2026, 1, 1),
            List.of(
                    new Condition(Kind.LIVING_ALONE, null, 3),
                    new Condition(Kind.EMPTY_NEST, null, 1),
                    new Condition(Kind.AGE_AT_LEAST, 80, 2),
                    new Condition(Kind.AGE_AT_LEAST, 90, 3),
                    new Condition(Kind.SEVERITY_AT_LEAST, 2, 3),
                    new Condition(Kind.DISABLED, null, 2),
                    new Condition(Kind.DISCHARGED_WITHIN, 30, 3),
                    new Condition(Kind.NO_ANSWER_WITHIN, 30, 3),
                    new Condition(Kind.WEATHER, null, 1)),
            3,
            6,
            Map.of());

    @Test
    void nothingMetIsLow() {
        assertThat(RULES.judge(facts("with-family", "1960-01-01", null), DAY))
                .isEqualTo(new Verdict(RiskLevel.LOW, 0, List.of()));
    }

    @Test
    void whoeverLivesAloneIsMediumAndTheFactIsNamed() {
        Verdict verdict = RULES.judge(facts("alone", "1960-01-01", null), DAY);

        assertThat(verdict.level()).isEqualTo(RiskLevel.MEDIUM);
        assertThat(verdict.reasons()).containsExactly(new Reason("living-alone", 3, "alone"));
    }

    @Test
    void ofTwoAgesOnlyTheHigherCounts() {
        assertThat(RULES.judge(facts("with-family", "1935-01-01", null), DAY).sum())
                .isEqualTo(3);
    }

    @Test
    void somebodyTurnsEightyOnTheBirthday() {
        assertThat(RULES.judge(facts("with-family", "1946-07-01", null), DAY).sum())
                .isEqualTo(2);
        assertThat(RULES.judge(facts("with-family", "1946-07-02", null), DAY).sum())
                .isZero();
    }

    @Test
    void aloneOverEightyAndModerateLossIsHigh() {
        Verdict verdict = RULES.judge(facts("alone", "1940-01-01", 2), DAY);

        assertThat(verdict.level()).isEqualTo(RiskLevel.HIGH);
        assertThat(verdict.sum()).isEqualTo(8);
    }

    @Test
    void dischargeAndSilenceCountForThirtyDaysAndNotLonger() {
        Facts home = new Facts("with-family", LocalDate.of(1960, 1, 1), null, false, DAY.minusDays(29), null, null);
        Facts longAgo = new Facts("with-family", LocalDate.of(1960, 1, 1), null, false, DAY.minusDays(30), null, null);
        Facts silent = new Facts("with-family", LocalDate.of(1960, 1, 1), null, false, null, DAY, "heat");

        assertThat(RULES.judge(home, DAY).sum()).isEqualTo(3);
        assertThat(RULES.judge(longAgo, DAY).sum()).isZero();
        assertThat(RULES.judge(silent, DAY).reasons())
                .containsExactly(new Reason("no-answer-within", 3, DAY.toString()), new Reason("weather", 1, "heat"));
    }

    private static Facts facts(String living, String born, @Nullable Integer severity) {
        return new Facts(living, LocalDate.parse(born), severity, false, null, null, null);
    }
}
