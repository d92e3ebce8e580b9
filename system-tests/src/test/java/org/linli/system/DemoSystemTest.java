package org.linli.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;

/** {@code ./linli demo} plays to its end, and again in the same city. */
class DemoSystemTest {

    private final RunningCity city = RunningCity.get();

    @RepeatedTest(2)
    void aCaseIsClosedAServiceIsBookedAndADoorThatStayedShutIsSeenTo() {
        String played = city.command("demo");

        assertThat(played).contains("已结案", "一项需求", "recorded", "closed", "签退 · checked out");
        assertThat(played)
                .contains("no-answer", "再次敲门", "致电联系人", "网格员上门", "按规则立案 filed by rule", "ended  by-case")
                .containsPattern("案件 case +\\d{8}-9\\d{8}  urgent")
                .containsPattern("上门 visit +verified");
        assertThat(played.lines().filter(line -> line.strip().startsWith("minutes")))
                .singleElement()
                .satisfies(line -> assertThat(Long.parseLong(line.replaceAll("\\D", "")) % 15)
                        .as("a quarter of an hour each time it was played: " + line)
                        .isZero());
    }
}
