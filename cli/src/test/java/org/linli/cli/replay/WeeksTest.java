package org.linli.cli.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeeksTest {

    private final Weeks weeks = new Weeks(ZoneId.of("Asia/Shanghai"));

    @Test
    void aWeekBelongsToTheYearOfItsThursdayAndBeginsAtTheCitysMidnight() {
        assertThat(weeks.of(Instant.parse("2020-12-31T15:59:59Z"))).isEqualTo("2020-W53");
        assertThat(weeks.of(Instant.parse("2021-01-03T15:59:59Z"))).isEqualTo("2020-W53");
        assertThat(weeks.of(Instant.parse("2021-01-03T16:00:00Z"))).isEqualTo("2021-W01");
        assertThat(weeks.of(List.of(Instant.parse("2019-04-25T01:32:09Z"), Instant.parse("2019-04-26T01:32:09Z"))))
                .containsExactly("2019-W17");
    }
}
