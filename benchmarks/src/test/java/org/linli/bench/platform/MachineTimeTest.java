package org.linli.bench.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTimeTest {

    @Test
    void waitingForADiskIsIdleAndStolenTimeIsNot() {
        MachineTime time = MachineTime.of("cpu  100 1 50 800 40 2 3 4 60 0");

        assertThat(time).isEqualTo(new MachineTime(160, 1_000));
    }

    @Test
    void halfOfTheTimeOnTwoCoresIsOneCore() {
        MachineTime then = new MachineTime(100, 1_000);

        assertThat(new MachineTime(200, 1_200).coresSince(then, 2)).isEqualTo(1.0);
    }

    @Test
    void noTimePassedIsNothingTaken() {
        MachineTime then = new MachineTime(100, 1_000);

        assertThat(then.coresSince(then, 2)).isZero();
    }
}
