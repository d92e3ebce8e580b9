package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

/** {@code ./linli demo} plays to its end, and again in the same city. */
class DemoSystemTest {

    private final RunningCity city = RunningCity.get();

    @RepeatedTest(2)
    void aCaseIsClosedAndAServiceIsBooked() {
        String played = city.command("demo");

        assertThat(played).contains("已结案", "一项需求", "recorded", "closed", "签退 · checked out");
        assertThat(played.lines().filter(line -> line.strip().startsWith("minutes")))
                .singleElement()
                .satisfies(line -> assertThat(Long.parseLong(line.replaceAll("\\D", "")) % 15)
                        .as("a quarter of an hour each time it was played: " + line)
                        .isZero());
    }
}
