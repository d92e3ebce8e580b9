package org.linli.volunteer.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GradesTest {

    private static final PlaceFit THERE = new PlaceFit(true, 20);
    private static final PlaceFit AWAY = new PlaceFit(false, 2000);

    @Test
    void aWordAloneIsWorthWhatItIs() {
        assertThat(Grades.of(Grades.ORGANISER, "desk", Shown.NOTHING)).isEqualTo(1);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", Shown.NOTHING)).isEqualTo(2);
    }

    @Test
    void placeAndTimeCountWhenBothFitAndSomebodyElseAttests() {
        assertThat(Grades.of(Grades.ORGANISER, "desk", places(THERE, THERE))).isEqualTo(3);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", places(THERE, AWAY))).isEqualTo(2);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", places(AWAY, THERE))).isEqualTo(2);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", places(THERE, null))).isEqualTo(2);
        assertThat(Grades.of(Grades.RECEIVER, "li", places(THERE, THERE)))
                .as("who told where they were attests")
                .isEqualTo(2);
    }

    @Test
    void codesCountWhenTwoPeopleEnteredThem() {
        assertThat(Grades.of(Grades.RECEIVER, "aunt", codes("li", "aunt"))).isEqualTo(4);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", codes("li", null))).isEqualTo(2);
        assertThat(Grades.of(Grades.RECEIVER, "aunt", codes("aunt", "aunt"))).isEqualTo(2);
    }

    @Test
    void nothingRaisesOnesOwnWordOrSilence() {
        Shown all = new Shown(THERE, "li", THERE, "li", "li", "aunt", 0);

        assertThat(Grades.of(Grades.OWN_WORD, "li", all)).isZero();
        assertThat(Grades.of(Grades.ORGANISER, null, all)).isZero();
    }

    private static Shown places(@Nullable PlaceFit came, @Nullable PlaceFit left) {
        return new Shown(came, came == null ? null : "li", left, left == null ? null : "li", null, null, 0);
    }

    private static Shown codes(@Nullable String receivers, @Nullable String volunteers) {
        return new Shown(null, null, null, null, receivers, volunteers, 0);
    }
}
