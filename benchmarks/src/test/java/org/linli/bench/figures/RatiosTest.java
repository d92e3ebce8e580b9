package org.linli.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RatiosTest {

    @Test
    void aPairIsWhatWasMeasuredDividedByItsBaseline() {
        assertThat(new Pair(600, 1_200).ratio()).isEqualTo(0.5);
    }

    @Test
    void aBaselineOfNothingIsRefused() {
        assertThatThrownBy(() -> new Pair(600, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Pair(600, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAnOddNumberOfRunsTheMiddleOneCounts() {
        assertThat(Spread.of(0.9, 0.2, 0.5)).isEqualTo(new Spread(0.5, 0.2, 0.9));
    }

    @Test
    void ofAnEvenNumberOfRunsTheMeanOfTheMiddleTwoCounts() {
        assertThat(Spread.of(0.1, 0.4, 0.6, 9.0).median()).isEqualTo(0.5, within(1e-12));
    }

    @Test
    void aGoalIsMetAtItsBorder() {
        assertThat(Goal.atLeast(0.5, 0.5).met()).isTrue();
        assertThat(Goal.atLeast(0.5, 0.49).line()).isEqualTo("goal ≥ 0.5: missed");
        assertThat(Goal.atMost(20, 20).met()).isTrue();
        assertThat(Goal.atMost(20, 20.1).met()).isFalse();
    }
}
