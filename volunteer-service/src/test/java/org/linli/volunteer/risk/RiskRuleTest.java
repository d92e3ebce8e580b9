package org.linli.volunteer.risk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RiskRuleTest {

    @Test
    void oneClaimMissedOutweighsNoneAndIsOutweighedByOneKept() {
        assertThat(RiskRule.likelihood(0, 0)).isEqualTo(0.5);
        assertThat(RiskRule.likelihood(1, 0)).isLessThan(0.5);
        assertThat(RiskRule.likelihood(2, 1)).isEqualTo(0.5);
    }

    @Test
    void whoConfirmedAndComesAsOftenAsNotIsNoRisk() {
        assertThat(RiskRule.reasons(true, 0.5)).isEmpty();
        assertThat(RiskRule.reasons(false, 0.9)).containsExactly("not-confirmed");
        assertThat(RiskRule.reasons(true, 0.49)).containsExactly("seldom-comes");
        assertThat(RiskRule.reasons(false, 0.1)).containsExactly("not-confirmed", "seldom-comes");
    }
}
