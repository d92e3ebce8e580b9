package org.linli.bench.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {

    private static final long MILLI = 1_000_000;

    @Test
    void aPercentileIsTheSmallestDurationThatSoManyDoNotExceed() {
        long[] oneToHundred =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * MILLI).toArray();

        Percentiles found = Percentiles.ofNanos(oneToHundred);

        assertThat(found).isEqualTo(new Percentiles(100, 50.0, 90.0, 99.0, 100.0));
    }

    @Test
    void ofThreeHundredOnlyThreeExceedTheNinetyNinth() {
        long[] values = LongStream.rangeClosed(1, 300).map(i -> i * MILLI).toArray();

        assertThat(Percentiles.ofNanos(values).p99()).isEqualTo(297.0);
    }

    @Test
    void aSingleDurationIsAllOfThem() {
        assertThat(Percentiles.ofNanos(new long[] {2 * MILLI})).isEqualTo(new Percentiles(1, 2.0, 2.0, 2.0, 2.0));
    }

    @Test
    void whatWasGivenStaysAsItWas() {
        long[] given = {3, 1, 2};

        Percentiles.ofNanos(given);

        assertThat(given).containsExactly(3, 1, 2);
    }

    @Test
    void nothingMeasuredIsNoFigure() {
        assertThatThrownBy(() -> Percentiles.ofNanos(new long[0])).isInstanceOf(IllegalArgumentException.class);
    }
}
