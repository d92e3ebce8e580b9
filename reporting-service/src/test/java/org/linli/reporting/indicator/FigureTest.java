package org.linli.reporting.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void theGoldenQuarterSettles9429PercentOfTheFiledAndFiles9808PercentOfTheAccepted() {
        assertThat(Figure.percent(6967, 7389)).isEqualTo(new BigDecimal("94.29"));
        assertThat(Figure.percent(7389, 7534)).isEqualTo(new BigDecimal("98.08"));
        assertThat(Figure.percent(6967, 7534)).isNotEqualTo(new BigDecimal("94.29"));
    }

    @Test
    void halvesAreRoundedUp() {
        assertThat(Figure.percent(1, 800)).isEqualTo(new BigDecimal("0.13"));
        assertThat(Figure.percent(1, 8000)).isEqualTo(new BigDecimal("0.01"));
        assertThat(Figure.percent(1, 3)).isEqualTo(new BigDecimal("33.33"));
        assertThat(Figure.percent(86, 93)).isEqualTo(new BigDecimal("92.47"));
    }

    @Test
    void nothingDividedByNothingHasNoValue() {
        assertThat(Figure.ratio(0, 0, 0).value()).isNull();
        assertThat(Figure.ratio(0, 0, 0).text("percent").en()).isEqualTo("—");
    }

    @Test
    void durationsAreReadToTheMinute() {
        assertThat(Durations.text(6960)).isEqualTo(new Words("1 小时 56 分", "1 h 56 min"));
        assertThat(Durations.text(59)).isEqualTo(new Words("59 秒", "59 s"));
        assertThat(Durations.text(90)).isEqualTo(new Words("2 分", "2 min"));
        assertThat(Durations.text(3600)).isEqualTo(new Words("1 小时", "1 h"));
        assertThat(Durations.text(47 * 3600)).isEqualTo(new Words("47 小时", "47 h"));
        assertThat(Durations.text(50 * 3600)).isEqualTo(new Words("2 天 2 小时", "2 d 2 h"));
    }

    @Test
    void theMedianOfAnEvenNumberIsTheMeanOfTheTwoInTheMiddle() {
        var found = new Durations.Found(4, 100L, 10L, 20L, 31L, 40L, 0);

        assertThat(Durations.figure(Kind.MEDIAN, found).value()).isEqualTo(new BigDecimal("26"));
        assertThat(Durations.figure(Kind.MEAN, found).value()).isEqualTo(new BigDecimal("25"));
        assertThat(Durations.figure(Kind.P90, found).value()).isEqualTo(new BigDecimal("40"));
        assertThat(Durations.figure(Kind.FASTEST, found).value()).isEqualTo(new BigDecimal("10"));
    }
}
