package org.linli.kit.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CityTimeTest {

    private static final CityTime.Settings AN_HOUR_LATE =
            new Given(ZoneId.of("Asia/Shanghai"), Optional.of(Duration.ofHours(1)), Optional.empty());
    private static final CityTime.Settings BY_FILE =
            new Given(ZoneId.of("Asia/Shanghai"), Optional.empty(), Optional.of(Path.of("offset")));
    private static final CityTime.Settings RIGHT =
            new Given(ZoneId.of("Asia/Shanghai"), Optional.empty(), Optional.empty());

    private record Given(ZoneId zone, Optional<Duration> offset, Optional<Path> offsetFile)
            implements CityTime.Settings {}

    @ParameterizedTest
    @ValueSource(strings = {"local", "test", "local,benchmark"})
    void theClockMayBeMovedInTheLocalAndTheTestProfile(String profiles) {
        Clock clock = CityTime.clock(AN_HOUR_LATE, profiles(profiles));

        assertThat(clock.instant()).isCloseTo(Instant.now().plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "dev", "staging", "prod,local"})
    void anywhereElseAMovedClockIsRefusedAndTheSettingNamed(String profiles) {
        for (CityTime.Settings moved : List.of(AN_HOUR_LATE, BY_FILE)) {
            assertThatThrownBy(() -> CityTime.clock(moved, profiles(profiles)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("linli.clock.offset and linli.clock.offset-file")
                    .hasMessageContaining(profiles(profiles).toString());
        }
        assertThat(CityTime.clock(RIGHT, profiles(profiles))).isEqualTo(Clock.systemUTC());
    }

    private static List<String> profiles(String names) {
        return List.of(names.split(","));
    }
}
