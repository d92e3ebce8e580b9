package org.linli.cli.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class ListTimesTest {

    private final ListTimes times = new ListTimes(LocalDate.of(2026, 11, 28), ZoneId.of("Asia/Shanghai"));

    @Test
    void daysAreCountedFromTheDayOfLoadingInTheCitysZone() {
        assertThat(resolved("reference,begins_at,last_day\nn,+3T09:00,+90\n"))
                .isEqualTo("reference,begins_at,last_day\nn,2026-12-01T09:00+08:00,2027-02-26\n");
    }

    @Test
    void whatIsNoCountedDayStaysAsItIs() {
        assertThat(resolved("a,b,c,d\n+3T25:00,+8613000000001,\"x,+3\",2026-12-01T09:00:00Z\n"))
                .isEqualTo("a,b,c,d\n+3T25:00,+8613000000001,\"x,+3\",2026-12-01T09:00:00Z\n");
    }

    private String resolved(String csv) {
        return new String(times.resolved(csv.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)
                .replace("\r\n", "\n");
    }
}
