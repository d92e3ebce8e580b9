package org.linli.volunteer.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.linli.kit.problem.Problem;

class PlaceFitTest {

    private static final Place PLACE = new Place(31.2304, 121.4737);
    private static final Instant BEGINS = Instant.parse("2026-11-28T06:00:00Z");
    private static final Instant ENDS = Instant.parse("2026-11-28T08:00:00Z");
    private static final PlaceFit.Window WINDOW = new PlaceFit.Window(BEGINS, ENDS);

    @Test
    void twoHundredMetresAreNearAndMoreAreNot() {
        assertThat(coming(31.2304, 121.4737, 10, BEGINS)).isEqualTo(new PlaceFit(true, 0));
        assertThat(coming(31.23219, 121.4737, 10, BEGINS)).isEqualTo(new PlaceFit(true, 199));
        assertThat(coming(31.23221, 121.4737, 10, BEGINS)).isEqualTo(new PlaceFit(false, 201));
        assertThat(coming(31.2304, 121.47579, 10, BEGINS).fits()).isTrue();
        assertThat(coming(31.2304, 121.47581, 10, BEGINS).fits()).isFalse();
    }

    @Test
    void aPositionThatIsTooUncertainSaysNothing() {
        assertThat(coming(31.2304, 121.4737, 100, BEGINS).fits()).isTrue();
        assertThat(coming(31.2304, 121.4737, 100.1, BEGINS).fits()).isFalse();
    }

    @Test
    void oneMayComeAnHourEarlyAndGoHalfAnHourLate() {
        assertThat(coming(31.2304, 121.4737, 5, BEGINS.minus(Duration.ofMinutes(60)))
                        .fits())
                .isTrue();
        assertThat(coming(31.2304, 121.4737, 5, BEGINS.minus(Duration.ofMinutes(61)))
                        .fits())
                .isFalse();
        assertThat(coming(31.2304, 121.4737, 5, ENDS).fits()).isFalse();
        assertThat(leaving(BEGINS.minusSeconds(1)).fits()).isFalse();
        assertThat(leaving(BEGINS).fits()).isTrue();
        assertThat(leaving(ENDS.plus(Duration.ofMinutes(30))).fits()).isTrue();
        assertThat(leaving(ENDS.plus(Duration.ofMinutes(31))).fits()).isFalse();
    }

    @Test
    void theDistanceIsThatOnTheGlobe() {
        assertThat(new Place(0, 0).metresTo(0, 180)).isCloseTo(20_015_100, within(100));
        assertThat(new Place(0, 179.999).metresTo(0, -179.999)).isCloseTo(222, within(1));
        assertThat(new Place(90, 0).metresTo(90, 120)).isZero();
    }

    @Test
    void whatIsNotOnEarthIsNamed() {
        assertBroken(new Position(null, 121.0, 5.0), "position.latitude");
        assertBroken(new Position(90.1, 121.0, 5.0), "position.latitude");
        assertBroken(new Position(31.0, -180.1, 5.0), "position.longitude");
        assertBroken(new Position(31.0, Double.NaN, 5.0), "position.longitude");
        assertBroken(new Position(31.0, 121.0, null), "position.accuracyMetres");
        assertBroken(new Position(31.0, 121.0, -1.0), "position.accuracyMetres");
        assertThat(new Position(31.0, 121.0, 5.0).toString()).doesNotContain("31", "121");
    }

    private static void assertBroken(Position position, String field) {
        assertThatThrownBy(position::whole)
                .isInstanceOfSatisfying(
                        Problem.class,
                        broken -> assertThat(broken.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly(field));
    }

    private static PlaceFit coming(@Nullable Double latitude, @Nullable Double longitude, double accuracy, Instant at) {
        return PlaceFit.ofComing(new Position(latitude, longitude, accuracy).whole(), PLACE, WINDOW, at);
    }

    private static PlaceFit leaving(Instant at) {
        return PlaceFit.ofLeaving(new Position(31.2304, 121.4737, 5.0).whole(), PLACE, WINDOW, at);
    }
}
