package org.linli.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreatCircleTest {

    /** A hundredth of a degree of latitude is 1,112 metres. */
    private final GreatCircle times = new GreatCircle(
            List.of(new Position(30.25, 120.17), new Position(30.26, 120.17), new Position(30.25, 120.17)),
            Map.of("walk", new Pace(1.2, 1.3, 60), "e-bike", new Pace(5, 1.4, 120)));

    @Test
    void aWayTakesTheStreetsAndTheStairs() {
        assertThat(times.places()).isEqualTo(3);
        assertThat(times.between("walk", 0, 1)).isEqualTo(1265);
        assertThat(times.between("e-bike", 1, 0)).isEqualTo(432);
    }

    @Test
    void theSamePlaceIsNoWay() {
        assertThat(times.between("walk", 0, 0)).isZero();
        assertThat(times.between("walk", 0, 2)).isZero();
    }

    @Test
    void anUnknownModeIsRefused() {
        assertThatThrownBy(() -> times.between("fly", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
